package org.broadsheet.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list: the sort key and id of the row it stands behind, opaque and signed. It names the query it was made
 * for, so that it cannot be carried into another.
 *
 * @param backwards whether the page before the row is meant instead of the page after it
 * @param key the row's sort key and id, as the list wrote them
 */
public record Cursor(boolean backwards, List<String> key) {

    private static final int MAC_LENGTH = 16;
    private static final String SEPARATOR = "\n";

    public static Cursor after(String... key) {
        return new Cursor(false, List.of(key));
    }

    public static Cursor before(String... key) {
        return new Cursor(true, List.of(key));
    }

    /** @param query everything that decides which rows in which order, in a canonical form */
    public String encode(String query, Signer signer) {
        byte[] content =
                ((backwards ? "b" : "a") + SEPARATOR + String.join(SEPARATOR, key)).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(mac(content, query, signer), MAC_LENGTH + content.length);
        System.arraycopy(content, 0, whole, MAC_LENGTH, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * @param parameter that the text came in
     * @throws ProblemException 400 where the text is no cursor of ours, or one of another query
     */
    public static Cursor decode(String text, String query, Signer signer, String parameter) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw unknown(parameter);
        }
        if (whole.length <= MAC_LENGTH) {
            throw unknown(parameter);
        }
        byte[] content = Arrays.copyOfRange(whole, MAC_LENGTH, whole.length);
        if (!signer.isSigned(bound(content, query), Arrays.copyOf(whole, MAC_LENGTH))) {
            throw unknown(parameter);
        }
        List<String> parts = List.of(new String(content, StandardCharsets.UTF_8).split(SEPARATOR));
        return new Cursor(parts.get(0).equals("b"), parts.subList(1, parts.size()));
    }

    private static byte[] mac(byte[] content, String query, Signer signer) {
        return Arrays.copyOf(signer.sign(bound(content, query)), MAC_LENGTH);
    }

    private static byte[] bound(byte[] content, String query) {
        byte[] head = (query + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] bound = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, bound, head.length, content.length);
        return bound;
    }

    private static ProblemException unknown(String parameter) {
        return ProblemException.invalid(FieldError.parameter(
                parameter, "unknownCursor", "This cursor was not made by this list with these filters"));
    }
}
