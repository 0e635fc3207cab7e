package org.broadsheet.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The caller of the present request, for code that has passed an authorisation annotation. */
@ApplicationScoped
public class Callers {

    private static final String HIDDEN = "callers.hidden";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;

    Callers(SecurityIdentity identity, CurrentVertxRequest current, ObjectMapper json) {
        this.identity = identity;
        this.current = current;
        this.json = json;
    }

    /**
     * As the function {@code grants_count} of the database reads it.
     *
     * @param creator null where it does not matter who created it
     */
    private record Limit(Set<UUID> sections, Set<String> languages, UUID creator) {}

    /** @throws IllegalStateException where nobody signed in: the endpoint lacks its annotation */
    public Caller current() {
        Caller caller = identity.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("No caller: the endpoint asks for no right");
        }
        return caller;
    }

    /** Notes that the present caller is told there is nothing where there is something; always false. */
    public boolean hides() {
        RoutingContext rc = current.getCurrent();
        if (rc != null) {
            rc.put(HIDDEN, true);
        }
        return false;
    }

    /** Whether {@link #hides} was noted. */
    public static boolean wasHidden(RoutingContext rc) {
        return Boolean.TRUE.equals(rc.get(HIDDEN));
    }

    /** The caller of a request, where a good token was sent and has been looked at. */
    public static Optional<Caller> of(RoutingContext rc) {
        return rc.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(Caller.ATTRIBUTE))
                : Optional.empty();
    }

    /** The limits within which the present caller has the right, for statements; empty where there are none. */
    public Optional<String> limits(String right) {
        Caller caller = current();
        if (caller.mayEverywhere(right)) {
            return Optional.empty();
        }
        List<Limit> limits = caller.grants().stream()
                .filter(grant -> grant.rights().contains(right))
                .map(grant -> new Limit(grant.sections(), grant.languages(), grant.own() ? caller.id() : null))
                .toList();
        try {
            return Optional.of(json.writeValueAsString(limits));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
