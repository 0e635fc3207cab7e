package org.broadsheet.screening;

import com.ibm.icu.text.Normalizer2;

/**
 * A text in which spellings that look alike are alike: compatibility forms, case, and what nobody sees, by NFKC_Casefold
 * (Unicode, section 5.18), each code point by itself so that it is known where it came from.
 */
final class FoldedText {

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedText of(String original) {
        StringBuilder folded = new StringBuilder(original.length());
        int[] starts = new int[original.length() + 16];
        int[] ends = starts.clone();
        for (int at = 0; at < original.length(); ) {
            int next = at + Character.charCount(original.codePointAt(at));
            String part = FOLD.normalize(original.substring(at, next));
            if (folded.length() + part.length() > starts.length) {
                starts = java.util.Arrays.copyOf(starts, starts.length * 2);
                ends = java.util.Arrays.copyOf(ends, ends.length * 2);
            }
            for (int n = 0; n < part.length(); n++) {
                starts[folded.length() + n] = at;
                ends[folded.length() + n] = next;
            }
            folded.append(part);
            at = next;
        }
        return new FoldedText(folded.toString(), starts, ends);
    }

    /** What is compared. */
    String text() {
        return text;
    }

    /** Where in the original the code unit at this place came from. */
    int start(int place) {
        return starts[place];
    }

    /** Behind that. */
    int end(int place) {
        return ends[place];
    }
}
