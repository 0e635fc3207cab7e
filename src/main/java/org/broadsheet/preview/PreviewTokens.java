package org.broadsheet.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.shared.Signer;

/**
 * What opens a preview: {@code pv_} and, in base64url, the id of the link and 128 random bits. A MAC over both is kept, which
 * is good for as long as the secret that made it.
 */
@ApplicationScoped
class PreviewTokens {

    private static final Pattern FORM = Pattern.compile("pv_[\\w-]{43}");
    private static final String PREFIX = "pv_";
    private static final int ID_LENGTH = 16;
    private static final int RANDOM_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of no other thing that is signed. */
    private static final byte[] PURPOSE = "Preview\0".getBytes(StandardCharsets.US_ASCII);

    private final Signer signer;

    PreviewTokens(Signer signer) {
        this.signer = signer;
    }

    String random(UUID link) {
        byte[] random = new byte[RANDOM_LENGTH];
        RANDOM.nextBytes(random);
        byte[] whole = ByteBuffer.allocate(ID_LENGTH + RANDOM_LENGTH)
                .putLong(link.getMostSignificantBits())
                .putLong(link.getLeastSignificantBits())
                .put(random)
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Which link it says it is for; for what has not the form of a token, one that never was. */
    UUID link(String token) {
        ByteBuffer whole = ByteBuffer.wrap(bytes(token));
        return new UUID(whole.getLong(), whole.getLong());
    }

    /** What is kept of a token. */
    byte[] mac(String token) {
        return signer.sign(bound(token));
    }

    /** Whether this was kept of the token; takes the same time for every answer. */
    boolean isKept(String token, byte[] mac) {
        return signer.isSigned(bound(token), mac);
    }

    private static byte[] bound(String token) {
        byte[] whole = bytes(token);
        byte[] bound = Arrays.copyOf(PURPOSE, PURPOSE.length + whole.length);
        System.arraycopy(whole, 0, bound, PURPOSE.length, whole.length);
        return bound;
    }

    private static byte[] bytes(String token) {
        return FORM.matcher(token).matches()
                ? Base64.getUrlDecoder().decode(token.substring(PREFIX.length()))
                : new byte[ID_LENGTH + RANDOM_LENGTH];
    }
}
