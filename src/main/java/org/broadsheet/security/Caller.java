package org.broadsheet.security;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/**
 * Who makes the request.
 *
 * @param rights all that the caller may do somewhere; {@link #may(String, Place)} says whether here
 * @param token id of the token that was sent; null where it has none, as those of configuration and of a provider
 */
public record Caller(UUID id, String name, Set<String> rights, List<Grant> grants, UUID token) {

    static final String ATTRIBUTE = "caller";

    /** The one who may do everything; there from the first migration on. */
    static final Caller ADMINISTRATOR = of(
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            "Administrator",
            List.of(new Grant(Rights.ALL, false, null, null)),
            null);

    /** Who has these grants.
     *
     * @param token null where none of ours was sent
     */
    public static Caller of(UUID id, String name, List<Grant> grants, UUID token) {
        return new Caller(id, name, rights(grants), List.copyOf(grants), token);
    }

    private static Set<String> rights(List<Grant> grants) {
        return grants.stream().flatMap(grant -> grant.rights().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the caller has the right, about this or about something else. */
    public boolean may(String right) {
        return rights.contains(right);
    }

    public boolean may(String right, Place place) {
        return grants.stream().anyMatch(grant -> grant.rights().contains(right) && grant.counts(place, id));
    }

    /** Whether the caller has the right about everything, whatever it is. */
    public boolean mayEverywhere(String right) {
        return grants.stream().anyMatch(grant -> grant.givesEverywhere(right));
    }

    /** Whether the caller has the right about everything in a section, also in those below it. */
    public boolean mayIn(String right, UUID section) {
        return grants.stream().anyMatch(grant -> grant.givesAllOf(right, section));
    }

    /** Whether the caller has the right about nothing but what they created, and about all of that. */
    public boolean mayOnlyOwn(String right) {
        List<Grant> giving =
                grants.stream().filter(grant -> grant.rights().contains(right)).toList();
        return giving.stream().allMatch(Grant::own) && giving.stream().anyMatch(grant -> !grant.isLimited());
    }

    /** The caller with those rights only that count here. */
    public Caller at(Place place) {
        return of(
                id,
                name,
                grants.stream().filter(grant -> grant.counts(place, id)).toList(),
                token);
    }

    /** @throws ProblemException 403 where the caller lacks the right about this */
    public void demand(String right, Place place) {
        if (!may(right, place)) {
            throw new ProblemException(ProblemType.forbidden, "You may not do this here: it needs the right " + right);
        }
    }

    /** @throws ProblemException 403 where the caller lacks the right about anything */
    public void demandEverywhere(String right) {
        if (!mayEverywhere(right)) {
            throw new ProblemException(
                    ProblemType.forbidden, "You may not do this: it needs the right " + right + " everywhere");
        }
    }

    /** @throws ProblemException 403 where the caller lacks the right about something in the section */
    public void demandIn(String right, UUID section) {
        if (!mayIn(right, section)) {
            throw new ProblemException(
                    ProblemType.forbidden,
                    "You may not do this here: it needs the right " + right + " in all the section");
        }
    }

    /** The caller as one who may do nothing. */
    Caller withoutRights() {
        return of(id, name, List.of(), token);
    }
}
