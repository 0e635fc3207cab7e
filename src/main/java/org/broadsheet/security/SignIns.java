package org.broadsheet.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes callers and readers of those whose token (JWT) a provider signed, once that is found good. Nothing of the identity
 * goes on but who it is and which values its claim of roles has: rights come from grants only.
 */
@ApplicationScoped
class SignIns implements SecurityIdentityAugmentor, TenantResolver {

    /** What no name has: controls, also those of the direction of writing, and halves of characters. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int MAX_NAME_LENGTH = 80;

    /** OpenID Connect Core, section 2: {@code sub}. */
    private static final int MAX_SUBJECT_LENGTH = 255;

    private final Credentials credentials;

    SignIns(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Where the endpoint names none it is the provider of the newsroom; by default the last name in the path would choose.
     */
    @Override
    public String resolve(RoutingContext context) {
        return OidcUtils.DEFAULT_TENANT_ID;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || identity.getAttribute(Caller.ATTRIBUTE) != null) {
            return Uni.createFrom().item(identity);
        }
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getIssuer() == null
                || !isSubject(token.getSubject())) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The token does not say whose it is"));
        }
        return Reader.TENANT.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))
                ? Uni.createFrom().item(reader(token))
                : caller(identity, token, context);
    }

    private static SecurityIdentity reader(JsonWebToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.getIssuer() + " " + token.getSubject()))
                .addAttribute(Reader.ATTRIBUTE, new Reader(token.getIssuer(), token.getSubject(), name(token)))
                .build();
    }

    private Uni<SecurityIdentity> caller(
            SecurityIdentity identity, JsonWebToken token, AuthenticationRequestContext context) {
        byte[] digest = ApiTokens.digest(
                identity.getCredential(AccessTokenCredential.class).getToken());
        SignedIn who = new SignedIn(
                token.getIssuer(),
                token.getSubject(),
                name(token).orElseGet(() -> clean(token.getSubject())),
                identity.getRoles());
        Optional<Credential> warm = credentials.warm(digest);
        return warm.isPresent()
                ? Uni.createFrom().item(TokenIdentities.identity(warm.get().caller()))
                : context.runBlocking(() -> credentials
                        .signIn(digest, who)
                        .map(found -> TokenIdentities.identity(found.caller()))
                        .orElseThrow(() -> new AuthenticationFailedException("The account is not active")));
    }

    private static boolean isSubject(String text) {
        return text != null
                && text.length() <= MAX_SUBJECT_LENGTH
                && !Formats.isBlank(text)
                && !UNFIT.matcher(text).find();
    }

    /** One line of what the provider calls them; empty where nothing of it can be seen. */
    private static Optional<String> name(JsonWebToken token) {
        Object claim = token.getClaim("name");
        return Optional.of(clean(claim instanceof String text ? text : "")).filter(name -> !Formats.isBlank(name));
    }

    private static String clean(String text) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= MAX_NAME_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_NAME_LENGTH)).strip();
    }
}
