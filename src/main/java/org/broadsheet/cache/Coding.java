package org.broadsheet.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How the bytes of an answer are coded (RFC 9110, section 8.4). */
enum Coding {
    IDENTITY,
    GZIP;

    /**
     * The coding for what a client accepts: gzip where it is named, or anything is, and its quality is not 0.
     *
     * @param accepted value of {@code Accept-Encoding}; null where there is none
     */
    static Coding accepted(String accepted) {
        if (accepted == null) {
            return IDENTITY;
        }
        Boolean any = null;
        for (String element : accepted.toLowerCase(Locale.ROOT).split(",")) {
            int parameters = element.indexOf(';');
            String name = (parameters < 0 ? element : element.substring(0, parameters)).strip();
            boolean wanted = parameters < 0 || !isZero(element.substring(parameters + 1));
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return wanted ? GZIP : IDENTITY;
            }
            if (name.equals("*")) {
                any = wanted;
            }
        }
        return Boolean.TRUE.equals(any) ? GZIP : IDENTITY;
    }

    /** The bytes in this coding. */
    byte[] encode(byte[] identity) {
        if (this == IDENTITY) {
            return identity;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(identity.length / 3);
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(identity);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** Whether it is a quality of 0, with up to three digits behind the point. */
    private static boolean isZero(String parameter) {
        String quality = parameter.strip();
        return quality.startsWith("q=") && quality.substring(2).strip().matches("0(\\.0{0,3})?");
    }
}
