package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Signer;
import org.junit.jupiter.api.Test;

/** Whose a comment is depends on nothing but what we have signed ourselves. */
class CommentTokensTest {

    private final UUID guest = UUID.randomUUID();
    private final UUID comment = UUID.randomUUID();
    private final CommentTokens tokens = signedBy("first");

    private static CommentTokens signedBy(String... secrets) {
        return new CommentTokens(new Hmac(List.of(secrets)));
    }

    /** As the secrets of the service: the first signs, all are accepted. */
    private record Hmac(List<String> secrets) implements Signer {

        @Override
        public byte[] sign(byte[] content) {
            return mac(secrets.get(0), content);
        }

        @Override
        public boolean isSigned(byte[] content, byte[] mac) {
            return secrets.stream()
                    .anyMatch(secret -> MessageDigest.isEqual(Arrays.copyOf(mac(secret, content), mac.length), mac));
        }

        private static byte[] mac(String secret, byte[] content) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(content);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void comesBackAsItWasMade() {
        String token = tokens.of(guest, comment);

        assertThat(token).matches("ct_[\\w-]{64}");
        assertThat(tokens.proof(token)).contains(new CommentTokens.Proof(guest, comment));
        assertThat(tokens.guest(token)).contains(guest);
        assertThat(tokens.guest(null)).isEmpty();
    }

    @Test
    void everyLetterCounts() {
        String token = tokens.of(guest, comment);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(token.substring(0, i) + other + token.substring(i + 1));
            assertRefused(token.substring(0, i));
            assertRefused(token.substring(i + 1));
        }
        for (String bad : List.of("", " ", token + "A", token + "=", " " + token, token + "," + token, "ct_", "null")) {
            assertRefused(bad);
        }
    }

    @Test
    void nothingElseThatWeSignIsOne() {
        Signer signer = new Hmac(List.of("first"));
        assertRefused(Cursor.after(guest.toString(), comment.toString()).encode("/api/v1/comments", signer));
        assertRefused("ct_" + Cursor.after("a".repeat(30)).encode("", signer));
    }

    @Test
    void isGoodUntilTheSecretThatSignedItGoes() {
        String token = tokens.of(guest, comment);

        assertThat(signedBy("second", "first").proof(token)).isPresent();
        assertThat(signedBy("second", "first").of(guest, comment)).isNotEqualTo(token);
        assertThat(signedBy("second").proof(token)).isEmpty();
        assertThat(signedBy("other").proof(token)).isEmpty();
    }

    private void assertRefused(String bad) {
        assertThat(tokens.proof(bad)).as(bad).isEmpty();
        assertThatThrownBy(() -> tokens.guest(bad)).isInstanceOf(ProblemException.class);
    }
}
