package org.broadsheet.http;

import org.broadsheet.shared.NormalForm;

/** What counts as text: Unicode that PostgreSQL can store and UTF-8 can carry, in one normal form. */
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** Whether there is no NUL, no half of a surrogate pair, and neither U+FFFE nor U+FFFF in it. */
    static boolean isSound(CharSequence text) {
        return firstUnsound(text) < 0;
    }

    /** The text in Unicode normal form C; the same object where it already is. */
    static String normalized(String text) {
        return NormalForm.of(text);
    }

    /** Text of a client made fit to be quoted in an answer: sound, and at most 500 characters. */
    static String quotable(String text) {
        String cut = text.length() > 500 ? text.substring(0, 499) + '…' : text;
        if (isSound(cut)) {
            return cut;
        }
        StringBuilder sound = new StringBuilder(cut);
        for (int i = firstUnsound(sound); i >= 0; i = firstUnsound(sound)) {
            sound.setCharAt(i, REPLACEMENT);
        }
        return sound.toString();
    }

    private static int firstUnsound(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0 || c >= '\uFFFE') {
                return i;
            }
        }
        return -1;
    }
}
