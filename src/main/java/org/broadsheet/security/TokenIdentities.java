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

/** Finds whose a token is: in memory, or on a worker thread in the database. */
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

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        Optional<Credential> warm = credentials.warm(request.digest());
        return warm.isPresent()
                ? Uni.createFrom().item(() -> identity(warm.get(), request))
                : context.runBlocking(() -> credentials
                        .find(request.digest())
                        .map(found -> identity(found, request))
                        .orElseThrow(TokenIdentities::refusal));
    }

    private SecurityIdentity identity(Credential credential, TokenRequest request) {
        if (credential.isExpired(clock.instant())) {
            throw refusal();
        }
        credentials.use(credential);
        return identity(credential.caller(request.safe()));
    }

    private static AuthenticationFailedException refusal() {
        return new AuthenticationFailedException("The token is not valid");
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
