package org.broadsheet.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.security.AccessChanged;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.ApiTokens;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Right;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

@ApplicationScoped
class TokenService {

    private final GrantNames names;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;
    private final Event<AccessChanged> events;

    TokenService(GrantNames names, Accounts accounts, Callers callers, Clock clock, Event<AccessChanged> events) {
        this.names = names;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    /** @param user whose; null for everybody's */
    Listing<TokenView> list(UUID user, PageRequest request, PageLinks links) {
        Slice<ApiToken> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> ApiToken.page(user, from, size),
                token -> new String[] {token.createdAt().toString(), token.id().toString()});
        return new Listing<>(views(slice.rows()), links.info(slice, request.limit()));
    }

    TokenView read(UUID id) {
        return view(ApiToken.<ApiToken>findByIdOptional(id).orElseThrow(() -> unknown(id)));
    }

    /** @param secret the token itself, of which only the digest is kept */
    @Transactional
    TokenView create(String secret, CreateToken input) {
        Caller caller = callers.current();
        Instant now = clock.instant();
        Account account = Account.<Account>findByIdOptional(input.user())
                .orElseThrow(() -> ProblemException.invalid(
                        FieldError.at("/user", "unknownReference", "There is no user " + input.user())));
        if (input.expiresAt() != null && !input.expiresAt().isAfter(now)) {
            throw ProblemException.invalid(FieldError.at("/expiresAt", "inPast", "It would have ended already"));
        }
        UserService.demandRights(caller, given(account, input.rights()));
        ApiToken token =
                new ApiToken(ApiTokens.digest(secret), input, names.sections(input.sections()), caller.id(), now);
        token.persist();
        ApiToken.flush();
        return view(token);
    }

    private static Stream<String> given(Account account, List<Right> only) {
        return account.grants().stream()
                .flatMap(grant -> grant.role().rights().stream())
                .filter(right -> only == null || only.contains(Right.valueOf(right)));
    }

    /** Once and for all; what is revoked stays in the list. */
    @Transactional
    TokenView revoke(UUID id) {
        ApiToken token = ApiToken.<ApiToken>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> unknown(id));
        token.revoke(clock.instant());
        ApiToken.flush();
        events.fire(new AccessChanged());
        return view(token);
    }

    private TokenView view(ApiToken token) {
        return views(List.of(token)).get(0);
    }

    private List<TokenView> views(List<ApiToken> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        Map<UUID, AccountSummary> people = accounts.summaries(tokens.stream()
                .flatMap(token -> Stream.of(token.account(), token.createdBy()))
                .distinct()
                .toList());
        return tokens.stream()
                .map(token -> new TokenView(
                        token.id(),
                        token.version(),
                        people.get(token.account()),
                        token.name(),
                        token.readOnly(),
                        token.rights(),
                        names.slugs(token.sections()),
                        token.expiresAt(),
                        token.revokedAt(),
                        token.lastUsedAt(),
                        token.createdAt(),
                        people.get(token.createdBy()),
                        null))
                .toList();
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no token " + id);
    }
}
