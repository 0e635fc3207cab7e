package org.broadsheet.resolver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths as addresses spell them (RFC 3986, section 2). */
final class Spelling {

    /** Encoded, these divide nothing; here no name holds them. */
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|3f|23|00)", Pattern.CASE_INSENSITIVE);

    private Spelling() {}

    /** Without percent-encoding; empty where that is not valid, is not UTF-8, or hides what would divide the path. */
    static Optional<String> decoded(String path) {
        if (path.indexOf('%') < 0) {
            return Optional.of(path);
        }
        if (ENCODED_SEPARATOR.matcher(path).find()) {
            return Optional.empty();
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
