package org.broadsheet.security;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Problems.isProblem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JWT confusion: Strapi CVE-2023-22893 (alg none), SmallRye CVE-2026-81829 (kid that fetches), Directus CVE-2026-126539
 * (failed authentication taken for nobody).
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ForgedTokensTest {

    private static final String GOOD = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}";

    private static String payload(String issuer) {
        return "{\"iss\":\"%s\",\"sub\":\"mallory\",\"aud\":\"broadsheet\",\"groups\":[\"chiefs\"],\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 300);
    }

    static Map<String, String> forgeries() throws GeneralSecurityException {
        String staff = Issuer.url(Issuer.STAFF);
        String good = Issuer.staff("mallory", "chiefs");
        String[] parts = good.split("\\.");
        Map<String, String> forgeries = new TreeMap<>();
        forgeries.put("no algorithm", encoded("{\"alg\":\"none\"}") + "." + encoded(payload(staff)) + ".");
        forgeries.put(
                "no algorithm, written otherwise", encoded("{\"alg\":\"nOnE\"}") + "." + encoded(payload(staff)) + ".");
        forgeries.put("no algorithm, good signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        forgeries.put("signed by the public key as a secret", hmac(Issuer.publicKey(Issuer.STAFF), staff));
        forgeries.put("signed by the text of the public key", hmac(pem().getBytes(StandardCharsets.UTF_8), staff));
        forgeries.put("no signature", parts[0] + "." + parts[1] + ".");
        forgeries.put("another payload", parts[0] + "." + encoded(payload(staff)) + "." + parts[2]);
        forgeries.put("signed by the readers' provider", rsa(GOOD, payload(staff), Issuer.READERS));
        forgeries.put("of the readers' provider", Issuer.reader("mallory"));
        forgeries.put("signed by a key of one's own", ownKey(GOOD, payload(staff)));
        forgeries.put("another algorithm of the same key", other(AlgorithmIdentifiers.RSA_USING_SHA512, staff));
        forgeries.put("another kind of signature", other(AlgorithmIdentifiers.RSA_PSS_USING_SHA256, staff));
        forgeries.put(
                "unknown key",
                rsa("{\"alg\":\"RS256\",\"kid\":\"key-2\"}", payload(staff), Issuer.STAFF)
                        .replaceFirst("\\.[^.]*$", ".AAAA"));
        forgeries.put(
                "key that is a path", ownKey("{\"alg\":\"RS256\",\"kid\":\"../../../../etc/passwd\"}", payload(staff)));
        forgeries.put(
                "key from elsewhere",
                ownKey("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\",\"kid\":\"key-1\"}", payload(staff)));
        forgeries.put(
                "certificate from elsewhere",
                ownKey("{\"alg\":\"RS256\",\"x5u\":\"http://127.0.0.1:1/key.pem\"}", payload(staff)));
        forgeries.put(
                "critical extension",
                rsa("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[\"x\"],\"x\":1}", payload(staff), Issuer.STAFF));
        forgeries.put("another issuer", rsa(GOOD, payload("https://evil.example"), Issuer.STAFF));
        forgeries.put("no issuer", rsa(GOOD, payload(staff).replace("\"iss\"", "\"isx\""), Issuer.STAFF));
        forgeries.put(
                "for somebody else", rsa(GOOD, payload(staff).replace("\"broadsheet\"", "\"other\""), Issuer.STAFF));
        forgeries.put("for nobody", rsa(GOOD, payload(staff).replace("\"aud\"", "\"aux\""), Issuer.STAFF));
        forgeries.put("never ends", rsa(GOOD, payload(staff).replace("\"exp\"", "\"exq\""), Issuer.STAFF));
        forgeries.put(
                "ended", rsa(GOOD, payload(staff).replaceAll("\"exp\":\\d+", "\"exp\":1000000000"), Issuer.STAFF));
        forgeries.put("begins later", rsa(GOOD, payload(staff).replace("}", ",\"nbf\":4000000000}"), Issuer.STAFF));
        forgeries.put("of nobody", rsa(GOOD, payload(staff).replace("\"sub\"", "\"sux\""), Issuer.STAFF));
        forgeries.put("nested", rsa("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"cty\":\"JWT\"}", good, Issuer.STAFF));
        forgeries.put("no JSON", encoded("x") + "." + encoded("y") + "." + encoded("z"));
        forgeries.put("dots", "..");
        forgeries.put("four parts", good + ".x");
        forgeries.put("opaque", "0123456789abcdef0123456789abcdef");
        return forgeries;
    }

    @Test
    void goodTokenIsTaken() throws GeneralSecurityException {
        as(rsa(GOOD, payload(Issuer.url(Issuer.STAFF)), Issuer.STAFF))
                .get(MANAGE + "/articles")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("names")
    void forgedTokenIsRefused(String name) throws GeneralSecurityException {
        as(forgeries().get(name)).get(MANAGE + "/me").then().spec(isProblem(401, "unauthorized"));
        as(forgeries().get(name)).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
    }

    static Set<String> names() throws GeneralSecurityException {
        return forgeries().keySet();
    }

    /** The last name of a path chooses no provider. */
    @Test
    void readersTokenIsNoneWhateverThePath() {
        as(Issuer.reader("mallory")).get(MANAGE + "/articles/readers").then().statusCode(401);
        as(Issuer.reader("mallory")).get(MANAGE + "/readers").then().statusCode(404);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(Issuer.publicKey(Issuer.STAFF))
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String hmac(byte[] secret, String issuer) throws GeneralSecurityException {
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"key-1\"}") + "." + encoded(payload(issuer));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String rsa(String header, String payload, String provider) throws GeneralSecurityException {
        return signed(header, payload, Issuer.privateKey(provider));
    }

    private static String ownKey(String header, String payload) throws GeneralSecurityException {
        return signed(
                header,
                payload,
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
    }

    private static String signed(String header, String payload, PrivateKey key) throws GeneralSecurityException {
        String content = encoded(header) + "." + encoded(payload);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String other(String algorithm, String issuer) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKeyIdHeaderValue("key-1");
            jws.setPayload(payload(issuer));
            jws.setKey(Issuer.privateKey(Issuer.STAFF));
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
