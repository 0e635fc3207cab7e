package org.broadsheet.screening;

import com.ibm.icu.lang.UCharacter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells the same text again where only case, spaces, signs or what nobody sees are other. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * SHA-256 of the letters and digits, folded; of all that is there where there are none, as in a row of pictures.
     *
     * @param text plain text
     */
    public static byte[] of(String text) {
        String folded = FoldedText.of(text).text();
        String letters = folded.codePoints()
                .filter(UCharacter::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((letters.isEmpty() ? folded : letters).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
