package org.broadsheet.security;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of API tokens: {@code bs_}, 256 random bits in 43 characters of base 62, and the CRC-32 of these in 6 more. The
 * prefix and the checksum let scanners find leaked tokens and be sure of them; whoever guesses is refused without a look
 * into the database.
 */
public final class ApiTokens {

    static final String PREFIX = "bs_";

    private static final int RANDOM_BITS = 256;
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECKSUM_LENGTH) + "}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiTokens() {}

    /** A new token; nobody can be told it a second time. */
    public static String random() {
        String random = text(new BigInteger(RANDOM_BITS, RANDOM), RANDOM_LENGTH);
        return PREFIX + random + checksum(random);
    }

    /** Whether a token of ours could look like this. */
    static boolean isWellFormed(String token) {
        if (!FORM.matcher(token).matches()) {
            return false;
        }
        int end = PREFIX.length() + RANDOM_LENGTH;
        return checksum(token.substring(PREFIX.length(), end)).equals(token.substring(end));
    }

    /** SHA-256, which is what is kept of a token: so many random bits need no slow hash. */
    public static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String checksum(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        return text(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
    }

    private static String text(BigInteger number, int length) {
        char[] text = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }
}
