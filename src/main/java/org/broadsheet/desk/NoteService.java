package org.broadsheet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

/** What the newsroom says about an article, with its actions and without. */
@ApplicationScoped
class NoteService {

    private final Articles articles;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;

    NoteService(Articles articles, Accounts accounts, Callers callers, Clock clock) {
        this.articles = articles;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    Listing<NoteView> list(UUID article, PageRequest request, PageLinks links) {
        articles.demand(article, callers.current(), Rights.READ);
        Slice<ArticleAction> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> ArticleAction.notes(article, from, size),
                ArticleAction::key);
        if (slice.rows().isEmpty()) {
            articles.draft(article, callers.current(), Rights.READ);
        }
        return new Listing<>(views(slice.rows()), links.info(slice, request.limit()));
    }

    NoteView read(UUID article, UUID id) {
        articles.demand(article, callers.current(), Rights.READ);
        return view(ArticleAction.note(article, id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.notFound, "There is no note " + id + " about article " + article)));
    }

    @Transactional
    NoteView write(UUID article, WriteNote input) {
        Caller caller = callers.current();
        ArticleAction note = ArticleAction.note(
                articles.draft(article, caller, Rights.EDIT), input.text(), caller.id(), clock.instant());
        note.persist();
        return view(note);
    }

    private NoteView view(ArticleAction note) {
        return views(List.of(note)).get(0);
    }

    private List<NoteView> views(List<ArticleAction> notes) {
        if (notes.isEmpty()) {
            return List.of();
        }
        Map<UUID, Integer> revisions =
                articles.numbers(notes.stream().map(ArticleAction::revision).toList());
        Map<UUID, AccountSummary> people =
                accounts.summaries(notes.stream().map(ArticleAction::by).toList());
        return notes.stream().map(note -> NoteView.of(note, revisions, people)).toList();
    }
}
