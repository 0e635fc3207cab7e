package org.broadsheet.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The reader who makes the present request, for endpoints that everybody may call: these name {@link Reader#TENANT}, and
 * nothing else looks at the token there.
 */
@ApplicationScoped
public class Readers {

    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest current;

    Readers(CurrentIdentityAssociation identities, CurrentVertxRequest current) {
        this.identities = identities;
        this.current = current;
    }

    /**
     * Waits for the token to be looked at, so it is for worker threads.
     *
     * @return empty for a guest, who sends no token
     * @throws AuthenticationFailedException where one is sent that is not a reader's: it is never taken for none
     */
    public Optional<Reader> current() {
        return current(false);
    }

    /**
     * As {@link #current}, for what everybody reads: whoever has a token of the newsroom reads it as well, as nobody.
     *
     * @throws AuthenticationFailedException where a token is sent that is not good
     */
    public Optional<Reader> reading() {
        return current(true);
    }

    private Optional<Reader> current(boolean newsroomToo) {
        if (!current.getCurrent().request().headers().contains("Authorization")) {
            return Optional.empty();
        }
        SecurityIdentity identity = identities.getDeferredIdentity().await().indefinitely();
        Reader reader = identity.getAttribute(Reader.ATTRIBUTE);
        if (reader == null && !(newsroomToo && identity.getAttribute(Caller.ATTRIBUTE) != null)) {
            throw new AuthenticationFailedException("The token is not a reader's");
        }
        return Optional.ofNullable(reader);
    }
}
