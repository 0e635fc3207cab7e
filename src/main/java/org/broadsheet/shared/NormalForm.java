package org.broadsheet.shared;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.Comparator;

/** Unicode normal form C, in time in proportion to the length of the text. */
public final class NormalForm {

    /** No language puts as many marks on one letter (UAX 15, section 13). */
    private static final int LONG_RUN = 30;

    /** Nothing before it combines. */
    private static final char FIRST_MARK = '\u0300';

    private NormalForm() {}

    /** The text in form C; the same object where it already is. */
    public static String of(String text) {
        String ordered = ordered(text);
        return Normalizer.isNormalized(ordered, Normalizer.Form.NFC)
                ? ordered
                : Normalizer.normalize(ordered, Normalizer.Form.NFC);
    }

    /**
     * The same with long runs of combining marks in canonical order. The library takes each mark back to where it belongs, so
     * that a run in disorder would take the square of its length.
     */
    private static String ordered(String text) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int start = 0; start < text.length(); ) {
            int end = endOfMarks(text, start);
            if (end - start > LONG_RUN) {
                out.append(text, copied, start);
                text.substring(start, end)
                        .codePoints()
                        .mapToObj(Character::toString)
                        .flatMapToInt(mark ->
                                Normalizer.normalize(mark, Normalizer.Form.NFD).codePoints())
                        .boxed()
                        .sorted(Comparator.comparingInt(UCharacter::getCombiningClass))
                        .forEach(out::appendCodePoint);
                copied = end;
            }
            start = Math.max(end, start + 1);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    private static int endOfMarks(String text, int start) {
        int end = start;
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether it, or the first of what it is made of, moves past others. */
    private static boolean isMark(int character) {
        return character >= FIRST_MARK
                && UCharacter.getIntPropertyValue(character, UProperty.LEAD_CANONICAL_COMBINING_CLASS) != 0;
    }
}
