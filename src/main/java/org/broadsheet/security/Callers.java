package org.broadsheet.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The caller of the present request, for code that has passed an authorisation annotation. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;
    private final ObjectMapper json;

    Callers(SecurityIdentity identity, ObjectMapper json) {
        this.identity = identity;
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
