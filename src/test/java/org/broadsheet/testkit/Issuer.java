package org.broadsheet.testkit;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Two OpenID Connect providers that sign what tests want, with discovery and keys of their own: for the newsroom, and for
 * readers. Use: {@code @WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)}.
 */
public class Issuer implements QuarkusTestResourceLifecycleManager {

    public static final String STAFF = "staff";
    public static final String READERS = "readers";

    /** Of the tokens for this service. */
    public static final String AUDIENCE = "broadsheet";

    /** The group whose members are editors of the section with this slug, if there is one. */
    public static final String SECTION_GROUP = "city-desk";

    public static final String SECTION = "single-sign-on";

    /** System properties, because each test profile gets a new class loader and so new statics. */
    private static final String REMEMBERED = "test-issuer.";

    private static final String KEY_ID = "key-1";

    @Override
    public Map<String, String> start() {
        Properties properties = System.getProperties();
        synchronized (properties) {
            if (!properties.containsKey(REMEMBERED + "url")) {
                serve(properties);
            }
        }
        Map<String, String> settings = new HashMap<>();
        settings.putAll(tenant("quarkus.oidc.", STAFF));
        settings.putAll(tenant("quarkus.oidc.readers.", READERS));
        settings.put("broadsheet.sign-in.grants[0].claim", "chiefs");
        settings.put("broadsheet.sign-in.grants[0].role", "chiefEditor");
        settings.put("broadsheet.sign-in.grants[1].claim", SECTION_GROUP);
        settings.put("broadsheet.sign-in.grants[1].role", "editor");
        settings.put("broadsheet.sign-in.grants[1].sections", SECTION);
        return settings;
    }

    private static Map<String, String> tenant(String prefix, String name) {
        return Map.of(
                prefix + "tenant-enabled",
                "true",
                prefix + "auth-server-url",
                url(name),
                prefix + "token.audience",
                AUDIENCE);
    }

    /** What tokens of a provider say of where they come from. */
    public static String url(String name) {
        return System.getProperty(REMEMBERED + "url") + "/" + name;
    }

    private static void serve(Properties properties) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            properties.setProperty(
                    REMEMBERED + "url",
                    "http://127.0.0.1:" + server.getAddress().getPort());
            for (String name : Set.of(STAFF, READERS)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair keys = generator.generateKeyPair();
                properties.setProperty(
                        REMEMBERED + name,
                        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
                properties.setProperty(
                        REMEMBERED + name + ".public",
                        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
                answer(server, "/" + name + "/.well-known/openid-configuration", """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                         "token_endpoint": "%1$s/token", "response_types_supported": ["code"],
                         "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(url(name)));
                answer(server, "/" + name + "/keys", keys((RSAPublicKey) keys.getPublic()));
            }
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keys(RSAPublicKey key) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}""".formatted(
                        KEY_ID,
                        encoder.encodeToString(key.getModulus().toByteArray()),
                        encoder.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static void answer(HttpServer server, String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** The key that a provider signs with. */
    public static PrivateKey privateKey(String name) {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(REMEMBERED + name));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that everybody knows, as it is encoded in certificates. */
    public static byte[] publicKey(String name) {
        return Base64.getDecoder().decode(System.getProperty(REMEMBERED + name + ".public"));
    }

    /** Good claims about somebody; change what is to be wrong and {@link #sign} them. */
    public static JwtClaimsBuilder claims(String name, String subject) {
        return Jwt.issuer(url(name))
                .subject(subject)
                .audience(AUDIENCE)
                .claim("name", "Name of " + subject)
                .expiresIn(300);
    }

    public static String sign(String name, JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(privateKey(name));
    }

    /** The token of a member of these groups. */
    public static String staff(String subject, String... groups) {
        return sign(STAFF, claims(STAFF, subject).groups(Set.of(groups)));
    }

    public static String reader(String subject) {
        return sign(READERS, claims(READERS, subject));
    }

    /** Nothing here: the next test profile goes on with the same servers, which end with the JVM. */
    @Override
    public void stop() {}
}
