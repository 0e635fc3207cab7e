package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.content.ContentCheck;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slugs;
import org.broadsheet.workflow.Action;

/** Moves articles through their life; every step is told. */
@ApplicationScoped
class ActionService {

    private final Articles articles;
    private final ArticleViews views;
    private final ArticleUse uses;
    private final Blockers blockers;
    private final Slugs slugs;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    ActionService(
            Articles articles,
            ArticleViews views,
            ArticleUse uses,
            Blockers blockers,
            Slugs slugs,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.articles = articles;
        this.views = views;
        this.uses = uses;
        this.blockers = blockers;
        this.slugs = slugs;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    /** All that stands in the way of publishing now. */
    List<Blocker> blockers(UUID id) {
        Article article = articles.find(id, callers.current());
        return blockers.of(article, Revision.draftOf(article), clock.instant());
    }

    /** An action that touches nothing public. */
    @Transactional
    ArticleView move(UUID id, String ifMatch, Action action, String note) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, action.right());
        Instant now = clock.instant();
        article.move(action, caller.id(), now);
        return done(action.name(), article, note, caller, now);
    }

    @Transactional
    ArticleView publish(UUID id, String ifMatch, PublishArticle how) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Action.publish.right());
        List<FieldError> errors = new ArrayList<>();
        ContentCheck.demandPast(how.publishedAt(), clock, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        Action.publish.apply(article.situation());
        if (article.isPublishedAs(how)) {
            return views.whole(article, Revision.draftOf(article), caller);
        }
        Instant now = clock.instant();
        blockers.demandNone(article, Revision.draftOf(article), now);
        publish(article, how, now, caller.id(), now);
        return done(Action.publish.name(), article, how.note(), caller, now);
    }

    /** Publishes as if at a moment of the past. */
    @Transactional
    void publishAt(UUID id, Caller caller, Instant at) {
        Article article = articles.lock(id, "*", caller, Action.publish.right());
        blockers.demandNone(article, Revision.draftOf(article), at);
        publish(article, PublishArticle.PLAIN, at, caller.id(), at);
        note(Action.publish.name(), article, null, caller.id(), at);
    }

    /** @param date the date line where nobody gave one */
    void publish(Article article, PublishArticle how, Instant date, UUID caller, Instant now) {
        Revision draft = Revision.draftOf(article);
        article.publish(how, date, caller, now);
        uses.follow(article, null);
        slugs.markPublic(Articles.KIND, draft.content().slug());
        events.fire(ArticlePublished.of(article, draft));
    }

    @Transactional
    ArticleView schedule(UUID id, String ifMatch, ScheduleArticle when) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Action.schedule.right());
        Instant now = clock.instant();
        Action.schedule.apply(article.situation());
        Schedule schedule = ScheduleTimes.read(when, article, caller.id(), now);
        if (schedule.publishAt() != null) {
            blockers.demandNone(article, Revision.draftOf(article), schedule.publishAt());
        }
        article.schedule(schedule, caller.id(), now);
        return done(Action.schedule.name(), article, when.note(), caller, now);
    }

    @Transactional
    ArticleView unpublish(UUID id, String ifMatch, String note) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Action.unpublish.right());
        Instant now = clock.instant();
        unpublish(article, caller.id(), now);
        return done(Action.unpublish.name(), article, note, caller, now);
    }

    void unpublish(Article article, UUID caller, Instant now) {
        article.unpublish(caller, now);
        uses.follow(article, null);
        events.fire(new ArticleUnpublished(article.id()));
    }

    @Transactional
    ArticleView kill(UUID id, String ifMatch, KillArticle why) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Action.kill.right());
        Instant now = clock.instant();
        boolean wasPublic = article.publishedRevision() != null;
        article.kill(caller.id(), now);
        uses.follow(article, null);
        if (wasPublic) {
            events.fire(new ArticleUnpublished(id));
        }
        events.fire(new ArticleKilled(id, why.statement(), now));
        return done(Action.kill.name(), article, why.reason(), caller, now);
    }

    private ArticleView done(String action, Article article, String note, Caller caller, Instant now) {
        note(action, article, note, caller.id(), now);
        return views.whole(article, Revision.draftOf(article), caller);
    }

    /** Tells what was done, and keeps what the article is like after it. */
    void note(String action, Article article, String note, UUID caller, Instant now) {
        articles.keep(article);
        events.fire(new ActionTaken(article.id(), article.draftRevision(), action, note, caller, now));
    }
}
