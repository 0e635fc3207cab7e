package org.broadsheet.shared;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person typed into a search box, as PostgreSQL's {@code to_tsquery('simple', …)} takes it. */
public final class WordPrefixes {

    /** Longest text that is accepted, in characters. */
    public static final int MAX_LENGTH = 100;

    private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}\\p{N}]+";

    private WordPrefixes() {}

    /**
     * Each word of the text begins a word of what is found, in any order.
     *
     * @return empty where the text has neither letter nor digit; then nothing is found
     */
    public static String of(String typed) {
        return Arrays.stream(NormalForm.of(typed).split(BETWEEN_WORDS))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }
}
