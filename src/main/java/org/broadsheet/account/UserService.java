package org.broadsheet.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.security.AccessChanged;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.security.RoleGrant;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.Slice;

@ApplicationScoped
class UserService {

    private static final String KIND = "user";

    private final GrantNames names;
    private final Patches patches;
    private final SavedVersions versions;
    private final Accounts accounts;
    private final Callers callers;
    private final Clock clock;
    private final Event<AccessChanged> events;

    UserService(
            GrantNames names,
            Patches patches,
            SavedVersions versions,
            Accounts accounts,
            Callers callers,
            Clock clock,
            Event<AccessChanged> events) {
        this.names = names;
        this.patches = patches;
        this.versions = versions;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<UserView> list(PageRequest request, PageLinks links) {
        Slice<Account> slice = Slice.read(links.cursor(request.cursor()), request.limit(), Account::page, account ->
                new String[] {account.createdAt().toString(), account.id().toString()});
        return new Listing<>(views(slice.rows()), links.info(slice, request.limit()));
    }

    UserView read(UUID id) {
        return view(Account.<Account>findByIdOptional(id).orElseThrow(() -> unknown(id)));
    }

    @Transactional
    UserView create(SaveUser input) {
        Caller caller = callers.current();
        List<RoleGrant> grants = names.kept(input.grants());
        demandRights(caller, grants);
        Account account = new Account(Ids.next(), input, grants, caller.id(), clock.instant());
        account.persist();
        return saved(account);
    }

    @Transactional
    UserView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        Caller caller = callers.current();
        Account account = Account.<Account>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> unknown(id));
        versions.demand(ifMatch, KIND, account, input(account));
        SaveUser input = patches.patched(input(account), patch, SaveUser.class);
        List<RoleGrant> grants = names.kept(input.grants());
        demandRights(
                caller,
                grants.stream()
                        .filter(grant -> !account.grants().contains(grant))
                        .toList());
        if (id.equals(caller.id()) && !(input.active() && keepsAccounts(grants))) {
            throw new ProblemException(
                    ProblemType.conflict, "You would lock yourself out; have another administrator do it");
        }
        account.change(input, grants, caller.id(), clock.instant());
        return saved(account);
    }

    private static boolean keepsAccounts(List<RoleGrant> grants) {
        return grants.stream()
                .anyMatch(grant -> grant.role().rights().contains(Rights.ACCOUNTS)
                        && grant.sections() == null
                        && grant.languages() == null);
    }

    /** Nobody gives away what they do not have. */
    private static void demandRights(Caller caller, List<RoleGrant> grants) {
        demandRights(caller, grants.stream().flatMap(grant -> grant.role().rights().stream()));
    }

    /** @throws ProblemException 403 where the caller has not all of the rights everywhere */
    static void demandRights(Caller caller, Stream<String> rights) {
        List<String> missing = rights.filter(right -> !caller.mayEverywhere(right))
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.forbidden, "You cannot give what you have not: " + String.join(", ", missing));
        }
    }

    private UserView saved(Account account) {
        Account.flush();
        versions.keep(KIND, account, input(account));
        events.fire(new AccessChanged());
        return view(account);
    }

    private SaveUser input(Account account) {
        return new SaveUser(account.name(), account.kind(), account.active(), names.shown(account.grants()));
    }

    private UserView view(Account account) {
        return views(List.of(account)).get(0);
    }

    private List<UserView> views(List<Account> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, AccountSummary> people = accounts.summaries(rows.stream()
                .flatMap(row -> Stream.of(row.createdBy(), row.savedBy()))
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> new UserView(
                        row.id(),
                        row.version(),
                        row.name(),
                        row.kind(),
                        row.active(),
                        names.shown(row.grants()),
                        row.issuer(),
                        row.subject(),
                        row.createdAt(),
                        people.get(row.createdBy()),
                        row.savedAt(),
                        people.get(row.savedBy())))
                .toList();
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no user " + id);
    }
}
