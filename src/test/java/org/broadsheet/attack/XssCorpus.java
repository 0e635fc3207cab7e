package org.broadsheet.attack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Texts that run something where they are taken for markup or an address, by the published classes of such attacks. */
public final class XssCorpus {

    private static final String FILE = "/attack/xss.json";

    private XssCorpus() {}

    static List<String> all() {
        try (InputStream file = XssCorpus.class.getResourceAsStream(FILE)) {
            Map<String, List<String>> classes =
                    new ObjectMapper().readValue(file, new TypeReference<Map<String, List<String>>>() {});
            return classes.values().stream().flatMap(List::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a text can hold at all: one with a NUL is refused as a whole. */
    public static List<String> texts() {
        return all().stream().filter(text -> text.indexOf('\0') < 0).toList();
    }

    /** As much of it as a field of one line takes. */
    static String line(String attack, int max) {
        String line = attack.replaceAll("[\\x00-\\x1f\\x7f]", " ");
        return line.substring(0, Math.min(max, line.length()));
    }
}
