package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.References;
import org.broadsheet.content.SaveArticle;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Place;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SavedVersions;
import org.hibernate.Session;

/** Finds articles for whoever wants to do something with them, and keeps what each of their versions was like. */
@ApplicationScoped
public class Articles {

    /** How slugs and uses call articles. */
    static final String KIND = "article";

    /** Shown block by block elsewhere. */
    private static final Set<String> TOO_LARGE = Set.of("body");

    /** About what readers see, which may stand elsewhere than the draft does. */
    private static final Set<String> PUBLIC = Set.of(Rights.PUBLISH, Rights.SCHEDULE, Rights.KILL);

    private static final String DRAFT = """
            select new org.broadsheet.article.DraftSummary(a.id, r.id, r.number)
            from Article a join Revision r on r.id = a.draftRevision
            where a.id = :id""";

    private final Session session;
    private final SavedVersions versions;
    private final References references;
    private final Callers callers;
    private final ObjectMapper json;
    private final Event<ArticlePublished> events;

    Articles(
            Session session,
            SavedVersions versions,
            References references,
            Callers callers,
            ObjectMapper json,
            Event<ArticlePublished> events) {
        this.session = session;
        this.versions = versions;
        this.references = references;
        this.callers = callers;
        this.json = json;
        this.events = events;
    }

    /** What a version of an article is made of, for its revision holds all but this. */
    private record Kept(UUID revision, Instant dateLine, Instant embargoedUntil) {

        static Kept of(Article article) {
            return new Kept(article.draftRevision(), article.dateLine(), article.embargoedUntil());
        }
    }

    /** @throws ProblemException 404 where there is none that the caller may read */
    Article find(UUID id, Caller caller) {
        Article article = Article.<Article>findByIdOptional(id).orElseThrow(() -> unknown(id));
        demand(article, caller, Rights.READ);
        return article;
    }

    /**
     * Demands a right about an article. Says nothing where the caller has it about every article, even if there is none.
     *
     * @throws ProblemException 404 where there is none that the caller may read, 403 where the right is missing
     */
    public void demand(UUID id, Caller caller, String right) {
        if (!caller.mayEverywhere(right)) {
            demand(Article.<Article>findByIdOptional(id).orElseThrow(() -> unknown(id)), caller, right);
        }
    }

    private void demand(Article article, Caller caller, String right) {
        if (caller.mayEverywhere(right)) {
            return;
        }
        Place draft = place(article, article.draftRevision());
        if (!caller.may(right, draft) && !caller.may(Rights.READ, draft)) {
            callers.hides();
            throw unknown(article.id());
        }
        caller.demand(right, draft);
        if (PUBLIC.contains(right) && article.publishedRevision() != null) {
            caller.demand(right, place(article, article.publishedRevision()));
        }
    }

    /** Whether the caller has the right about an article. */
    public boolean may(UUID id, Caller caller, String right) {
        return caller.mayEverywhere(right)
                || Article.<Article>findByIdOptional(id)
                        .filter(article -> caller.may(right, place(article, article.draftRevision())))
                        .isPresent();
    }

    private static Place place(Article article, UUID revision) {
        return Revision.<Revision>findById(revision).content().place(article.createdBy());
    }

    /**
     * Notes that readers are told something about an article, and holds it until the transaction ends.
     *
     * @return number of the revision that it is said of: what readers see, or the draft where they see none now
     * @throws ProblemException 404 where there is none; 409 {@code blocked} under legal hold, {@code invalidState} where it
     *     was never public or cannot be changed any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int correct(UUID id, Caller caller, Instant now) {
        Article article = lock(id, "*", caller, Rights.PUBLISH);
        article.correct(caller.id(), now);
        keep(article);
        if (article.publishedRevision() == null) {
            return Revision.draftOf(article).number();
        }
        Revision published = Revision.findById(article.publishedRevision());
        events.fire(ArticlePublished.of(article, published));
        return published.number();
    }

    /** @throws ProblemException as {@link #demand(UUID, Caller, String)}, and 404 where there is no such article */
    public DraftSummary draft(UUID id, Caller caller, String right) {
        demand(id, caller, right);
        return session.createQuery(DRAFT, DraftSummary.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .orElseThrow(() -> unknown(id));
    }

    /** The numbers of revisions. */
    public Map<UUID, Integer> numbers(Collection<UUID> revisions) {
        Map<UUID, Integer> numbers = new HashMap<>();
        session.createQuery("select id, number from Revision where id in :ids", Object[].class)
                .setParameter("ids", revisions)
                .getResultList()
                .forEach(row -> numbers.put((UUID) row[0], (Integer) row[1]));
        return numbers;
    }

    /**
     * Holds the article until the transaction ends.
     *
     * @param right what it is held for
     * @throws ProblemException as {@link #demand(UUID, Caller, String)}, and 404 where there is none; 428, 412 or 400 as
     *     {@link Preconditions#demand}
     */
    Article lock(UUID id, String ifMatch, Caller caller, String right) {
        Article article = Article.lock(id).orElseThrow(() -> unknown(id));
        demand(article, caller, right);
        versions.demand(ifMatch, KIND, article, Kept.of(article), this::fields, TOO_LARGE);
        return article;
    }

    /** Keeps what the present version is like. */
    void keep(Article article) {
        session.flush();
        versions.keep(KIND, article, Kept.of(article));
    }

    /** Drops what is known of an article that is deleted. */
    void forget(UUID id) {
        versions.drop(KIND, id);
    }

    private JsonNode fields(JsonNode version) {
        Kept kept = json.convertValue(version, Kept.class);
        Revision revision = Revision.findById(kept.revision());
        return json.valueToTree(input(revision, kept.dateLine(), kept.embargoedUntil()));
    }

    /** The input that would make the revision anew; what a merge patch changes. */
    SaveArticle input(Revision revision, Instant dateLine, Instant embargoedUntil) {
        ArticleContent content = references.present(revision.content());
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
                dateLine,
                content.image(),
                embargoedUntil,
                json.valueToTree(content.body()),
                null);
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no article " + id);
    }
}
