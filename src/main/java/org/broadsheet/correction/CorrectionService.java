package org.broadsheet.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

@ApplicationScoped
class CorrectionService {

    private final Articles articles;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;
    private final Event<CorrectionMade> events;

    CorrectionService(
            Articles articles, Accounts accounts, Callers callers, Clock clock, Event<CorrectionMade> events) {
        this.articles = articles;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<CorrectionView> list(UUID article, PageRequest request, PageLinks links) {
        articles.demand(article, callers.current(), Rights.READ);
        Slice<Correction> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> Correction.page(article, from, size),
                Correction::key);
        if (slice.rows().isEmpty()) {
            articles.draft(article, callers.current(), Rights.READ);
        }
        Map<UUID, AccountSummary> people =
                accounts.summaries(slice.rows().stream().map(Correction::by).toList());
        List<CorrectionView> views = slice.rows().stream()
                .map(correction -> CorrectionView.of(correction, people))
                .toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    CorrectionView read(UUID article, UUID id) {
        articles.demand(article, callers.current(), Rights.READ);
        return Correction.of(article, id)
                .map(this::view)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.notFound, "There is no correction " + id + " of article " + article));
    }

    /** Readers see it at once or, where the article is not public now, with the article. */
    @Transactional
    CorrectionView create(UUID article, CreateCorrection input) {
        return view(create(Ids.next(), article, input, callers.current(), clock.instant()));
    }

    @Transactional
    Correction create(UUID id, UUID article, CreateCorrection input, Caller caller, Instant now) {
        int revision = articles.correct(article, caller, now);
        Correction correction = new Correction(id, article, input, revision, caller.id(), now);
        correction.persist();
        events.fire(CorrectionMade.of(correction));
        return correction;
    }

    private CorrectionView view(Correction correction) {
        return CorrectionView.of(correction, accounts.summaries(List.of(correction.by())));
    }
}
