package org.broadsheet.security;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.limit.FailedAuthentications;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code Authorization: Bearer …} (RFC 6750). A token that is sent must be good: a bad one is never taken for nobody. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "bearer";

    /** RFC 9110, section 9.2.1. */
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** RFC 7515, section 3.1, with all parts there; what is none is not even looked at by others. */
    private static final Pattern JWT = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    /** Before that of OpenID Connect, which would do the same without counting. */
    private static final int PRIORITY = 3000;

    private final FirstAdministrator administrator;
    private final TokenIdentities tokens;
    private final FailedAuthentications failures;
    private final OidcAuthenticationMechanism others;
    private final boolean othersSignIn;

    TokenMechanism(
            FirstAdministrator administrator,
            TokenIdentities tokens,
            FailedAuthentications failures,
            OidcAuthenticationMechanism others,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean staffSignIn,
            @ConfigProperty(name = "quarkus.oidc.readers.tenant-enabled") boolean readersSignIn) {
        this.administrator = administrator;
        this.tokens = tokens;
        this.failures = failures;
        this.others = others;
        this.othersSignIn = staffSignIn || readersSignIn;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        String credentials = header.strip();
        int space = credentials.indexOf(' ');
        if (space < 0 || !credentials.substring(0, space).equalsIgnoreCase(SCHEME)) {
            return refusal(context);
        }
        String token = credentials.substring(space).stripLeading();
        byte[] digest = ApiTokens.digest(token);
        if (administrator.owns(digest)) {
            return Uni.createFrom().item(TokenIdentities.identity(Caller.ADMINISTRATOR));
        }
        if (token.startsWith(ApiTokens.PREFIX)) {
            TokenRequest request =
                    new TokenRequest(digest, SAFE.contains(context.request().method()));
            // Nearly every request ends here, without what only a token needs that nobody knows yet.
            Optional<SecurityIdentity> warm = tokens.warm(request);
            if (warm.isPresent()) {
                return Uni.createFrom().item(warm.get());
            }
            return ApiTokens.isWellFormed(token)
                    ? counted(context, identities.authenticate(request))
                    : refusal(context);
        }
        return othersSignIn && JWT.matcher(token).matches()
                ? counted(context, others.authenticate(context, identities))
                : refusal(context);
    }

    /** Nobody is no answer to a token either. */
    private Uni<SecurityIdentity> counted(RoutingContext context, Uni<SecurityIdentity> identity) {
        return identity.onItem()
                .ifNull()
                .failWith(() -> failures.failed(context))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> refusal(context));
    }

    private Uni<SecurityIdentity> refusal(RoutingContext context) {
        return Uni.createFrom().failure(failures.failed(context));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"broadsheet\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
