package org.broadsheet.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.article.Drafts;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

/** Links to previews, for whoever may read the draft. */
@ApplicationScoped
class PreviewLinkService {

    private final Articles articles;
    private final Drafts drafts;
    private final PreviewTokens tokens;
    private final PreviewConfig config;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;

    PreviewLinkService(
            Articles articles,
            Drafts drafts,
            PreviewTokens tokens,
            PreviewConfig config,
            Accounts accounts,
            Callers callers,
            Clock clock) {
        this.articles = articles;
        this.drafts = drafts;
        this.tokens = tokens;
        this.config = config;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    /** A link, and its number of versions so far. */
    record Versioned(int version, PreviewLinkView view) {}

    /** A link that was made, and the token that nobody can be told again. */
    record Made(Versioned link, String token) {}

    Listing<PreviewLinkView> list(UUID article, PageRequest request, PageLinks links) {
        articles.demand(article, callers.current(), Rights.READ);
        Slice<PreviewLink> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> PreviewLink.page(article, from, size),
                PreviewLink::key);
        if (slice.rows().isEmpty()) {
            articles.draft(article, callers.current(), Rights.READ);
        }
        return new Listing<>(views(slice.rows()), links.info(slice, request.limit()));
    }

    Versioned read(UUID article, UUID id) {
        articles.demand(article, callers.current(), Rights.READ);
        return view(PreviewLink.of(article, id).orElseThrow(() -> unknown(article, id)));
    }

    @Transactional
    Made create(UUID article, CreatePreviewLink input) {
        Caller caller = callers.current();
        Instant now = clock.instant();
        UUID revision = drafts.demand(article, input.revision(), caller);
        Instant expiresAt = expiry(input.expiresAt(), now);
        UUID id = Ids.next();
        String token = tokens.random(id);
        PreviewLink link =
                new PreviewLink(id, article, revision, tokens.mac(token), input.note(), expiresAt, caller.id(), now);
        link.persist();
        return new Made(view(link), token);
    }

    private Instant expiry(Instant wanted, Instant now) {
        Duration longest = config.longest();
        if (wanted == null) {
            Duration usual = config.expiry();
            return now.plus(usual.compareTo(longest) > 0 ? longest : usual);
        }
        if (!wanted.isAfter(now)) {
            throw ProblemException.invalid(FieldError.at("/expiresAt", "inPast", "It would have ended already"));
        }
        if (wanted.isAfter(now.plus(longest))) {
            throw ProblemException.invalid(FieldError.at(
                    "/expiresAt", "outOfRange", "A link lives until " + now.plus(longest) + " at the longest"));
        }
        return wanted;
    }

    /** What is revoked stays in the list. */
    @Transactional
    void revoke(UUID article, UUID id) {
        Caller caller = callers.current();
        articles.demand(article, caller, Rights.READ);
        PreviewLink.lock(article, id).orElseThrow(() -> unknown(article, id)).revoke(caller.id(), clock.instant());
    }

    private Versioned view(PreviewLink link) {
        return new Versioned(link.version(), views(List.of(link)).get(0));
    }

    private List<PreviewLinkView> views(List<PreviewLink> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        List<UUID> pinned = links.stream()
                .map(PreviewLink::revision)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Integer> numbers = pinned.isEmpty() ? Map.of() : articles.numbers(pinned);
        Map<UUID, AccountSummary> people =
                accounts.summaries(links.stream().map(PreviewLink::createdBy).toList());
        return links.stream()
                .map(link -> PreviewLinkView.of(
                        link,
                        link.revision() == null ? null : numbers.get(link.revision()),
                        people.get(link.createdBy())))
                .toList();
    }

    private static ProblemException unknown(UUID article, UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no preview link " + id + " of article " + article);
    }
}
