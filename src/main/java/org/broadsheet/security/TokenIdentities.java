package org.broadsheet.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.limit.RouteClass;

/** Finds whose a token of ours is: in memory, or on a worker thread in the database. */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenRequest> {

    private final Credentials credentials;
    private final Clock clock;

    TokenIdentities(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    /** Whose it is where that is known and sure to be good still; never waits for the database. */
    Optional<SecurityIdentity> warm(TokenRequest request) {
        return credentials.warm(request.digest()).flatMap(credential -> identity(credential, request));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> credentials
                .find(request.digest())
                .flatMap(credential -> identity(credential, request))
                .orElseThrow(() -> new AuthenticationFailedException("The token is not valid")));
    }

    private Optional<SecurityIdentity> identity(Credential credential, TokenRequest request) {
        if (credential.isExpired(clock.instant())) {
            return Optional.empty();
        }
        credentials.use(credential);
        return Optional.of(identity(credential.caller(request.safe())));
    }

    static SecurityIdentity identity(Caller caller) {
        UUID credential = caller.token() == null ? caller.id() : caller.token();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id().toString()))
                .addRoles(caller.rights())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .addAttribute(RouteClass.CREDENTIAL, credential.toString())
                .build();
    }
}
