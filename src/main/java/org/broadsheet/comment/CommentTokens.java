package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;

/**
 * What proves that a guest wrote a comment: {@code ct_} and, in base64url, a MAC over the ids of both. Nothing is kept of a
 * token; it is good for as long as the secret that signed it.
 */
@ApplicationScoped
class CommentTokens {

    static final String HEADER = "Comment-Token";

    static final String DESCRIPTION = "The `editToken` of a comment, by which a guest is known again";

    private static final Pattern FORM = Pattern.compile("ct_([\\w-]{64})");
    private static final int MAC_LENGTH = 16;
    private static final int IDS_LENGTH = 32;

    /** Of no other thing that is signed. */
    private static final byte[] PURPOSE = "Comment-Token\0".getBytes(StandardCharsets.US_ASCII);

    private final Signer signer;

    CommentTokens(Signer signer) {
        this.signer = signer;
    }

    /**
     * What a good token says.
     *
     * @param guest made at the guest's first comment
     * @param comment the one that it was given for
     */
    record Proof(UUID guest, UUID comment) {}

    String of(UUID guest, UUID comment) {
        byte[] ids = ByteBuffer.allocate(IDS_LENGTH)
                .putLong(guest.getMostSignificantBits())
                .putLong(guest.getLeastSignificantBits())
                .putLong(comment.getMostSignificantBits())
                .putLong(comment.getLeastSignificantBits())
                .array();
        byte[] whole = Arrays.copyOf(signer.sign(bound(ids)), MAC_LENGTH + IDS_LENGTH);
        System.arraycopy(ids, 0, whole, MAC_LENGTH, IDS_LENGTH);
        return "ct_" + Base64.getUrlEncoder().encodeToString(whole);
    }

    /** Empty for whatever we have not signed. */
    Optional<Proof> proof(String token) {
        return Optional.of(FORM.matcher(token))
                .filter(form -> form.matches())
                .map(form -> Base64.getUrlDecoder().decode(form.group(1)))
                .filter(whole -> signer.isSigned(
                        bound(Arrays.copyOfRange(whole, MAC_LENGTH, whole.length)), Arrays.copyOf(whole, MAC_LENGTH)))
                .map(whole -> ByteBuffer.wrap(whole, MAC_LENGTH, IDS_LENGTH))
                .map(ids -> new Proof(new UUID(ids.getLong(), ids.getLong()), new UUID(ids.getLong(), ids.getLong())));
    }

    /**
     * The guest who sends it.
     *
     * @param header null where none is sent
     * @throws ProblemException 401 where it is no token of ours: it is never taken for none
     */
    Optional<UUID> guest(String header) {
        return header == null
                ? Optional.empty()
                : Optional.of(proof(header)
                        .orElseThrow(() -> unauthorized("The Comment-Token is not valid"))
                        .guest());
    }

    static ProblemException unauthorized(String detail) {
        return new ProblemException(ProblemType.unauthorized, detail)
                .header("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    }

    private static byte[] bound(byte[] ids) {
        byte[] bound = Arrays.copyOf(PURPOSE, PURPOSE.length + ids.length);
        System.arraycopy(ids, 0, bound, PURPOSE.length, ids.length);
        return bound;
    }
}
