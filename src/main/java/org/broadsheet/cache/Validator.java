package org.broadsheet.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an answer is told by, and in which codings there is one: strong validators (RFC 9110, section 8.8.3), half of the
 * SHA-256 digest of its bytes, which tell codings apart too.
 *
 * @param tag without quotes
 * @param varies whether it comes in more than one coding
 */
record Validator(String tag, boolean varies) {

    /** Bytes; below, compressing saves no packet. */
    static final int WORTH_COMPRESSING = 1024;

    private static final int TAG_BYTES = 16;

    static Validator of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
            return new Validator(tag, bytes.length >= WORTH_COMPRESSING);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** @param accepted value of {@code Accept-Encoding}; null where there is none */
    Coding coding(String accepted) {
        return varies ? Coding.accepted(accepted) : Coding.IDENTITY;
    }

    /** As in the header {@code ETag}. */
    String in(Coding coding) {
        return coding == Coding.GZIP ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
    }
}
