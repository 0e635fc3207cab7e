package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ContentCheck;
import org.broadsheet.content.References;
import org.broadsheet.diff.ContentChange;
import org.broadsheet.diff.ContentDiff;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Slugs;
import org.hibernate.Session;

/** What became of an article, save by save. */
@ApplicationScoped
class RevisionService {

    private final Session session;
    private final Articles articles;
    private final ArticleService saves;
    private final ContentCheck check;
    private final References references;
    private final Slugs slugs;
    private final Accounts accounts;
    private final Callers callers;

    RevisionService(
            Session session,
            Articles articles,
            ArticleService saves,
            ContentCheck check,
            References references,
            Slugs slugs,
            Accounts accounts,
            Callers callers) {
        this.session = session;
        this.articles = articles;
        this.saves = saves;
        this.check = check;
        this.references = references;
        this.slugs = slugs;
        this.accounts = accounts;
        this.callers = callers;
    }

    /** Something about an article, and the version that the article had then. */
    record Versioned<T>(int version, T view) {}

    Listing<RevisionRowView> list(UUID article, PageRequest request, PageLinks links) {
        articles.demand(article, callers.current(), Rights.READ);
        Slice<RevisionRow> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> RevisionRow.page(session, article, from, size),
                RevisionRow::key);
        if (slice.rows().isEmpty()) {
            // An article has one revision at least.
            throw Articles.unknown(article);
        }
        Map<UUID, AccountSummary> people = accounts.summaries(
                slice.rows().stream().map(RevisionRow::savedBy).toList());
        List<RevisionRowView> rows = slice.rows().stream()
                .map(row -> RevisionRowView.of(row, people))
                .toList();
        return new Listing<>(rows, links.info(slice, request.limit()));
    }

    Versioned<RevisionView> read(UUID id, int number) {
        Article article = articles.find(id, callers.current());
        Revision revision = revision(article, number);
        AccountSummary savedBy = accounts.person(revision.savedBy());
        References.Known known = references.known(revision.content());
        return new Versioned<>(article.version(), RevisionView.of(article, revision, known, savedBy));
    }

    /** @param against number of the revision before; null for the one that was saved before */
    Versioned<RevisionDiff> compare(UUID id, int number, Integer against) {
        Article article = articles.find(id, callers.current());
        ArticleContent after = revision(article, number).content();
        Integer from = against != null || number == 1 ? against : Integer.valueOf(number - 1);
        ArticleContent before = from == null ? ContentDiff.NOTHING : against(article, from);
        References.Known known = references.known(before, after);
        List<ContentChange> changes = ContentDiff.compare(known.present(before), known.present(after), known);
        return new Versioned<>(article.version(), new RevisionDiff(from, number, changes));
    }

    private static ArticleContent against(Article article, int number) {
        return Revision.of(article.id(), number)
                .orElseThrow(() -> ProblemException.invalid(FieldError.parameter(
                        "against", "unknownReference", "There is no revision " + number + " of this article")))
                .content();
    }

    /** Saves an old content anew. The date line is no part of it and stays, and what readers see stays too. */
    @Transactional
    ArticleView restore(UUID id, int number, String ifMatch, RestoreRevision how) {
        Caller caller = callers.current();
        Article article = articles.lock(id, ifMatch, caller, Rights.EDIT);
        ArticleContent content = references.present(revision(article, number).content());
        List<FieldError> gone = check.gone(content);
        if (!gone.isEmpty()) {
            throw new ProblemException(
                            ProblemType.invalidState,
                            "Revision " + number + " refers to what is no longer there; errors has the places in it",
                            gone)
                    .with("state", article.status());
        }
        ContentCheck.demandRights(content, caller, article.createdBy());
        slugs.claim(Articles.KIND, content.slug(), id);
        String note = how.note() == null ? "Restored from revision " + number : how.note();
        return saves.saveNext(article, content, note, article.dateLine(), caller);
    }

    private static Revision revision(Article article, int number) {
        return Revision.of(article.id(), number)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.notFound, "There is no revision " + number + " of article " + article.id()));
    }
}
