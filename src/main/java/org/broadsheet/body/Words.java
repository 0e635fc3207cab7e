package org.broadsheet.body;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Words and their boundaries in every script, by ICU (UAX 29, with dictionaries where a script writes no spaces). */
final class Words {

    static final int PER_MINUTE = 238;

    private static final String ELLIPSIS = "…";

    private Words() {}

    static int count(String text, String language) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
        words.setText(text);
        int count = 0;
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                count++;
            }
        }
        return count;
    }

    static String excerpt(String text, int max) {
        String line = Text.line(text);
        if (Text.length(line) <= max) {
            return line;
        }
        int limit = line.offsetByCodePoints(0, max - 1);
        // Enough to see where it may break: in a long text without any such place ICU takes the square of its length.
        String beginning = line.substring(0, line.offsetByCodePoints(0, Math.min(2 * max, Text.length(line))));
        BreakIterator words = BreakIterator.getLineInstance(ULocale.ROOT);
        words.setText(beginning);
        int cut = words.preceding(limit + 1);
        if (cut <= 0) {
            BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
            characters.setText(beginning);
            cut = characters.preceding(limit + 1);
        }
        return line.substring(0, Math.max(cut, 0)).stripTrailing() + ELLIPSIS;
    }
}
