package org.broadsheet.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The caller of the present request, for code that has passed an authorisation annotation. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws IllegalStateException where nobody signed in: the endpoint lacks its annotation */
    public Caller current() {
        Caller caller = identity.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("No caller: the endpoint asks for no right");
        }
        return caller;
    }
}
