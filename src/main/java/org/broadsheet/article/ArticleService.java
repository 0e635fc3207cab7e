package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.ContentCheck;
import org.broadsheet.content.SaveArticle;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Slugs;
import org.hibernate.Session;

@ApplicationScoped
class ArticleService {

    private static final String KIND = "article";

    private final Session session;
    private final ContentCheck check;
    private final ArticleViews views;
    private final ArticleUse uses;
    private final Slugs slugs;
    private final Patches patches;
    private final ObjectMapper json;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    ArticleService(
            Session session,
            ContentCheck check,
            ArticleViews views,
            ArticleUse uses,
            Slugs slugs,
            Patches patches,
            ObjectMapper json,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.session = session;
        this.check = check;
        this.views = views;
        this.uses = uses;
        this.slugs = slugs;
        this.patches = patches;
        this.json = json;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<ArticleRowView> list(PageRequest request, PageLinks links) {
        Slice<ArticleRow> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> ArticleRow.page(session, from, size),
                ArticleRow::key);
        return new Listing<>(views.rows(slice.rows()), links.info(slice, request.limit(), null));
    }

    ArticleView read(UUID id) {
        Article article = Article.<Article>findByIdOptional(id).orElseThrow(() -> unknown(id));
        return views.whole(article, draft(article));
    }

    @Transactional
    ArticleView create(SaveArticle input) {
        return create(Ids.next(), input, callers.current(), clock.instant());
    }

    @Transactional
    ArticleView create(UUID id, SaveArticle input, Caller caller, Instant now) {
        ArticleContent content = check.content(input, caller, List.of(), wanted -> slug(wanted, id));
        Article article = new Article(id, caller.id(), now);
        Revision draft = new Revision(id, 1, content, caller.id(), now);
        article.save(draft, input.publishedAt(), caller.id(), now);
        article.persist();
        draft.persist();
        uses.follow(article, draft);
        return views.whole(article, draft);
    }

    @Transactional
    ArticleView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        Caller caller = callers.current();
        Article article = lock(id, ifMatch);
        Revision before = draft(article);
        SaveArticle input = patches.patched(input(article, before), patch, SaveArticle.class);
        ArticleContent content = check.content(input, caller, before.content().body(), wanted -> slug(wanted, id));
        boolean dateChanged = !Objects.equals(input.publishedAt(), article.dateLine());
        if (content.equals(before.content()) && !dateChanged) {
            return views.whole(article, before);
        }
        Instant now = clock.instant();
        Revision draft = new Revision(id, before.number() + 1, content, caller.id(), now);
        draft.persist();
        article.save(draft, input.publishedAt(), caller.id(), now);
        uses.follow(article, draft);
        releaseUnusedSlugs(article, draft);
        return views.whole(article, draft);
    }

    @Transactional
    ArticleView publish(UUID id, String ifMatch, PublishArticle how) {
        return publish(lock(id, ifMatch), how, callers.current(), clock.instant());
    }

    private ArticleView publish(Article article, PublishArticle how, Caller caller, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        ContentCheck.demandPast(how.publishedAt(), clock, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        Revision draft = draft(article);
        if (article.isPublishedAs(how)) {
            return views.whole(article, draft);
        }
        article.publish(how, caller.id(), now);
        uses.follow(article, null);
        slugs.markPublic(KIND, draft.content().slug());
        ArticleAction.of("publish", article, draft, how.note(), caller.id(), now)
                .persist();
        events.fire(ArticlePublished.of(article, draft));
        return views.whole(article, draft);
    }

    /** Creates and publishes at one moment of the past. */
    @Transactional
    void createPublished(UUID id, SaveArticle input, Caller caller, Instant at) {
        create(id, input, caller, at);
        publish(Article.lock(id).orElseThrow(() -> unknown(id)), PublishArticle.PLAIN, caller, at);
    }

    @Transactional
    ArticleView unpublish(UUID id, String ifMatch) {
        Article article = lock(id, ifMatch);
        Revision draft = draft(article);
        UUID caller = callers.current().id();
        article.unpublish(caller, clock.instant());
        uses.follow(article, null);
        ArticleAction.of("unpublish", article, draft, null, caller, clock.instant())
                .persist();
        events.fire(new ArticleUnpublished(id));
        return views.whole(article, draft);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        Article article = lock(id, ifMatch);
        article.demandNeverPublic();
        article.delete();
        slugs.releaseAll(KIND, id);
    }

    private Article lock(UUID id, String ifMatch) {
        Article article = Article.lock(id).orElseThrow(() -> unknown(id));
        Preconditions.demand(ifMatch, article.version());
        return article;
    }

    private static Revision draft(Article article) {
        return Revision.findById(article.draftRevision());
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no article " + id);
    }

    private String slug(SaveArticle input, UUID owner) {
        return slugs.claimWanted(KIND, input.slug(), input.headline(), owner);
    }

    private void releaseUnusedSlugs(Article article, Revision draft) {
        slugs.releaseUnused(KIND, article.id(), draft.content().slug());
    }

    /** The input that would make the draft anew; what a merge patch changes. */
    private SaveArticle input(Article article, Revision draft) {
        ArticleContent content = draft.content();
        return new SaveArticle(
                content.headline(),
                content.headlines(),
                content.kicker(),
                content.standfirst(),
                content.slug(),
                content.type(),
                content.language(),
                content.section().toString(),
                content.sections().stream().map(UUID::toString).toList(),
                content.tags().stream().map(UUID::toString).toList(),
                content.byline().stream().map(BylineInput::of).toList(),
                content.bylineText(),
                content.dateline(),
                article.dateLine(),
                content.image(),
                json.valueToTree(content.body()));
    }
}
