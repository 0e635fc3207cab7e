package org.broadsheet.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text in the one form that is searched: letters and digits, without case and accents (NFKC, case folding).
 * Scripts that write no spaces are cut by ICU's dictionaries.
 */
final class Words {

    /** PostgreSQL keeps no places behind this one (tsvector). */
    static final int MOST = 16_000;

    /** Of a word, so many characters count. */
    private static final int MAX_LENGTH = 60;

    /** Below it are the characters of ASCII. */
    private static final int ASCII = 0x80;

    /** The first script that writes no spaces is Thai; none before it does. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private static final int CYRILLIC_IE = 'е';
    private static final int DIAERESIS = 0x0308;
    private static final int GRAVE = 0x0300;
    private static final int ACUTE = 0x0301;
    private static final int TATWEEL = 0x0640;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

    private static final BreakIterator DICTIONARIES = BreakIterator.getWordInstance(ULocale.ROOT);

    private final String text;
    private final int most;
    private final List<Word> words = new ArrayList<>();

    private Words(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /**
     * @param start where it begins in the text, in UTF-16 units
     * @param end behind its last
     */
    record Word(String form, int start, int end) {}

    /** The first words of a text, in their order. */
    static List<Word> of(String text, int most) {
        return text == null ? List.of() : new Words(text, most).read();
    }

    /** Their forms. */
    static List<String> forms(String text) {
        return of(text, MOST).stream().map(Word::form).toList();
    }

    private List<Word> read() {
        int at = 0;
        while (at < text.length() && words.size() < most) {
            int character = text.codePointAt(at);
            if (!isPart(character)) {
                at += Character.charCount(character);
                continue;
            }
            int end = at;
            boolean needsDictionary = false;
            while (end < text.length() && isPart(text.codePointAt(end))) {
                needsDictionary |= text.codePointAt(end) >= FIRST_WITHOUT_SPACES;
                end += Character.charCount(text.codePointAt(end));
            }
            if (needsDictionary) {
                cut(at, end);
            } else {
                add(at, end);
            }
            at = end;
        }
        return words;
    }

    private void cut(int from, int to) {
        BreakIterator breaks = DICTIONARIES.clone();
        breaks.setText(text.substring(from, to));
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE && words.size() < most; end = breaks.next()) {
            add(from + start, from + end);
            start = end;
        }
    }

    private void add(int start, int end) {
        String form = form(text.substring(start, Math.min(end, start + 2 * MAX_LENGTH)));
        if (!form.isEmpty()) {
            words.add(new Word(form, start, end));
        }
    }

    /** Letters, digits, what is put on them, and what is not seen within a word. */
    private static boolean isPart(int character) {
        if (character < ASCII) {
            return character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9';
        }
        return Character.isLetterOrDigit(character)
                || isMark(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static String form(String word) {
        // As what follows would say, at a fraction of its cost: of a hit the whole text is read for its snippet.
        return word.chars().allMatch(c -> c < ASCII)
                ? word.substring(0, Math.min(word.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT)
                : normalised(word);
    }

    private static String normalised(String word) {
        String apart = APART.normalize(FOLDED.normalize(word));
        StringBuilder form = new StringBuilder(apart.length());
        int base = 0;
        boolean hasLetter = false;
        int length = 0;
        for (int i = 0; i < apart.length() && length < MAX_LENGTH; ) {
            int character = apart.codePointAt(i);
            i += Character.charCount(character);
            if (isMark(character)) {
                if (!isDropped(character, base)) {
                    form.appendCodePoint(character);
                    length++;
                }
            } else if (Character.isLetterOrDigit(character) && character != TATWEEL) {
                base = character;
                hasLetter = true;
                form.append(plain(character));
                length++;
            }
        }
        return hasLetter ? TOGETHER.normalize(form) : "";
    }

    /** Readers leave these out, or cannot type them; in other scripts marks are letters. */
    private static boolean isDropped(int mark, int base) {
        if (base == 0) {
            return true;
        }
        int script = UScript.getScript(base);
        return switch (script) {
            case UScript.LATIN, UScript.GREEK, UScript.ARABIC, UScript.HEBREW, UScript.COMMON -> true;
            case UScript.CYRILLIC -> base == CYRILLIC_IE && mark == DIAERESIS || mark == GRAVE || mark == ACUTE;
            default -> false;
        };
    }

    /** Letters that Unicode does not take apart, as ASCII writes them. */
    private static String plain(int letter) {
        return switch (letter) {
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ı' -> "i";
            case 'ħ' -> "h";
            case 'þ' -> "th";
            default -> Character.toString(letter);
        };
    }
}
