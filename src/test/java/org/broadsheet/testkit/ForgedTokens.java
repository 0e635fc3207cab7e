package org.broadsheet.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * JWT confusion: Strapi CVE-2023-22893 (alg none), SmallRye CVE-2026-81829 (kid that fetches), and other tokens that nobody
 * has been given.
 */
public final class ForgedTokens {

    private ForgedTokens() {}

    private static final String GOOD = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}";

    private static String payload(String issuer) {
        return "{\"iss\":\"%s\",\"sub\":\"mallory\",\"aud\":\"broadsheet\",\"groups\":[\"chiefs\"],\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 300);
    }

    /** The signed token that the forgeries pretend to be. */
    public static String good(String provider) {
        return rsa(GOOD, payload(Issuer.url(provider)), provider);
    }

    /**
     * By what is wrong with them.
     *
     * @param provider who seems to have signed them
     * @param other another provider that this service knows
     */
    public static Map<String, String> of(String provider, String other) {
        String issuer = Issuer.url(provider);
        String good = Issuer.sign(provider, Issuer.claims(provider, "mallory").groups("chiefs"));
        String[] parts = good.split("\\.");
        Map<String, String> forgeries = new TreeMap<>();
        forgeries.put("no algorithm", encoded("{\"alg\":\"none\"}") + "." + encoded(payload(issuer)) + ".");
        forgeries.put(
                "no algorithm, written otherwise",
                encoded("{\"alg\":\"nOnE\"}") + "." + encoded(payload(issuer)) + ".");
        forgeries.put("no algorithm, good signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        forgeries.put("signed by the public key as a secret", hmac(Issuer.publicKey(provider), issuer));
        forgeries.put(
                "signed by the text of the public key", hmac(pem(provider).getBytes(StandardCharsets.UTF_8), issuer));
        forgeries.put("no signature", parts[0] + "." + parts[1] + ".");
        forgeries.put("another payload", parts[0] + "." + encoded(payload(issuer)) + "." + parts[2]);
        forgeries.put("signed by the other provider", rsa(GOOD, payload(issuer), other));
        forgeries.put(
                "of the other provider",
                Issuer.sign(other, Issuer.claims(other, "mallory").groups("chiefs")));
        forgeries.put("signed by a key of one's own", ownKey(GOOD, payload(issuer)));
        forgeries.put("another algorithm of the same key", other(AlgorithmIdentifiers.RSA_USING_SHA512, provider));
        forgeries.put("another kind of signature", other(AlgorithmIdentifiers.RSA_PSS_USING_SHA256, provider));
        forgeries.put(
                "unknown key",
                rsa("{\"alg\":\"RS256\",\"kid\":\"key-2\"}", payload(issuer), provider)
                        .replaceFirst("\\.[^.]*$", ".AAAA"));
        forgeries.put(
                "key that is a path",
                ownKey("{\"alg\":\"RS256\",\"kid\":\"../../../../etc/passwd\"}", payload(issuer)));
        forgeries.put(
                "key from elsewhere",
                ownKey("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\",\"kid\":\"key-1\"}", payload(issuer)));
        forgeries.put(
                "certificate from elsewhere",
                ownKey("{\"alg\":\"RS256\",\"x5u\":\"http://127.0.0.1:1/key.pem\"}", payload(issuer)));
        forgeries.put(
                "critical extension",
                rsa("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[\"x\"],\"x\":1}", payload(issuer), provider));
        forgeries.put("another issuer", rsa(GOOD, payload("https://evil.example"), provider));
        forgeries.put("no issuer", rsa(GOOD, payload(issuer).replace("\"iss\"", "\"isx\""), provider));
        forgeries.put("for somebody else", rsa(GOOD, payload(issuer).replace("\"broadsheet\"", "\"other\""), provider));
        forgeries.put("for nobody", rsa(GOOD, payload(issuer).replace("\"aud\"", "\"aux\""), provider));
        forgeries.put("never ends", rsa(GOOD, payload(issuer).replace("\"exp\"", "\"exq\""), provider));
        forgeries.put("ended", rsa(GOOD, payload(issuer).replaceAll("\"exp\":\\d+", "\"exp\":1000000000"), provider));
        forgeries.put("begins later", rsa(GOOD, payload(issuer).replace("}", ",\"nbf\":4000000000}"), provider));
        forgeries.put("of nobody", rsa(GOOD, payload(issuer).replace("\"sub\"", "\"sux\""), provider));
        forgeries.put("of somebody without end", rsa(GOOD, about(payload(issuer), "m".repeat(256)), provider));
        forgeries.put("of nobody who can be seen", rsa(GOOD, about(payload(issuer), "\\u200b "), provider));
        forgeries.put("of somebody with a NUL", rsa(GOOD, about(payload(issuer), "mal\\u0000lory"), provider));
        forgeries.put("of half a character", rsa(GOOD, about(payload(issuer), "mal\\ud83d"), provider));
        forgeries.put("nested", rsa("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"cty\":\"JWT\"}", good, provider));
        forgeries.put("no JSON", encoded("x") + "." + encoded("y") + "." + encoded("z"));
        forgeries.put("dots", "..");
        forgeries.put("four parts", good + ".x");
        forgeries.put("opaque", "0123456789abcdef0123456789abcdef");
        return forgeries;
    }

    private static String about(String payload, String subject) {
        return payload.replace("\"mallory\"", "\"" + subject + "\"");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(String provider) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(Issuer.publicKey(provider))
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String hmac(byte[] secret, String issuer) {
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"key-1\"}") + "." + encoded(payload(issuer));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(String header, String payload, String provider) {
        return signed(header, payload, Issuer.privateKey(provider));
    }

    private static String ownKey(String header, String payload) {
        try {
            return signed(
                    header,
                    payload,
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String payload, PrivateKey key) {
        String content = encoded(header) + "." + encoded(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String other(String algorithm, String provider) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKeyIdHeaderValue("key-1");
            jws.setPayload(payload(Issuer.url(provider)));
            jws.setKey(Issuer.privateKey(provider));
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
