package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ContentCheck;
import org.broadsheet.content.References;
import org.broadsheet.content.SaveArticle;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Slugs;

@ApplicationScoped
class ArticleService {

    private final Articles articles;
    private final ContentCheck check;
    private final References references;
    private final ArticleViews views;
    private final ArticleUse uses;
    private final Slugs slugs;
    private final Patches patches;
    private final ObjectMapper json;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    ArticleService(
            Articles articles,
            ContentCheck check,
            References references,
            ArticleViews views,
            ArticleUse uses,
            Slugs slugs,
            Patches patches,
            ObjectMapper json,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.articles = articles;
        this.check = check;
        this.references = references;
        this.views = views;
        this.uses = uses;
        this.slugs = slugs;
        this.patches = patches;
        this.json = json;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    ArticleView read(UUID id) {
        Caller caller = callers.current();
        Article article = articles.find(id, caller);
        return views.whole(article, Revision.draftOf(article), caller);
    }

    @Transactional
    ArticleView create(SaveArticle input) {
        return create(Ids.next(), input, callers.current(), clock.instant());
    }

    @Transactional
    ArticleView create(UUID id, SaveArticle input, Caller caller, Instant now) {
        ArticleContent content = check.content(input, caller, caller.id(), List.of(), wanted -> slug(wanted, id));
        Article article = new Article(id, caller.id(), now);
        Revision draft = new Revision(id, 1, content, input.note(), caller.id(), now);
        article.embargo(input.embargoedUntil(), caller.id(), now);
        article.save(draft, input.publishedAt(), caller.id(), now);
        article.persist();
        draft.persist();
        uses.follow(article, draft);
        articles.keep(article);
        return views.whole(article, draft, caller);
    }

    @Transactional
    ArticleView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Rights.EDIT);
        Revision before = Revision.draftOf(article);
        SaveArticle input = patches.patched(
                articles.input(before, article.dateLine(), article.embargoedUntil()), patch, SaveArticle.class);
        ArticleContent content = check.content(
                input, caller, article.createdBy(), before.content().body(), wanted -> slug(wanted, id));
        embargo(article, input.embargoedUntil(), caller, clock.instant());
        return saveNext(article, content, input.note(), input.publishedAt(), caller);
    }

    /** Makes the content the draft, as the next revision; saves nothing where nothing would change. */
    ArticleView saveNext(Article article, ArticleContent content, String note, Instant dateLine, Caller caller) {
        Revision before = Revision.draftOf(article);
        if (content.equals(references.present(before.content())) && Objects.equals(dateLine, article.dateLine())) {
            // The embargo is the article's own and may have changed.
            articles.keep(article);
            return views.whole(article, before, caller);
        }
        Instant now = clock.instant();
        Revision draft = new Revision(article.id(), before.number() + 1, content, note, caller.id(), now);
        draft.persist();
        article.save(draft, dateLine, caller.id(), now);
        uses.follow(article, draft);
        articles.keep(article);
        releaseUnusedSlugs(article, draft);
        return views.whole(article, draft, caller);
    }

    private void embargo(Article article, Instant until, Caller caller, Instant now) {
        if (Objects.equals(until, article.embargoedUntil())) {
            return;
        }
        if (article.wouldLiftEmbargo(until, now)) {
            caller.demand(
                    Rights.LIFT_EMBARGO, Revision.draftOf(article).content().place(article.createdBy()));
            events.fire(new ActionTaken(
                    article.id(),
                    article.draftRevision(),
                    "liftEmbargo",
                    "Until " + article.embargoedUntil(),
                    caller.id(),
                    now));
        }
        article.embargo(until, caller.id(), now);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        Article article = articles.lock(id, ifMatch, callers.current(), Rights.EDIT);
        article.demandNeverPublic();
        article.delete();
        articles.forget(id);
        slugs.releaseAll(Articles.KIND, id);
    }

    private String slug(SaveArticle input, UUID owner) {
        return slugs.claimWanted(Articles.KIND, input.slug(), input.headline(), owner);
    }

    private void releaseUnusedSlugs(Article article, Revision draft) {
        slugs.releaseUnused(Articles.KIND, article.id(), draft.content().slug());
    }
}
