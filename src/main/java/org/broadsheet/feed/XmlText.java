package org.broadsheet.feed;

import org.jdom2.Verifier;

/** Text that every XML document can hold (XML 1.0, section 2.2). */
final class XmlText {

    private static final String REPLACEMENT = "\ufffd";

    private XmlText() {}

    /**
     * The text without characters that XML 1.0 has no way to write: controls and what is no character go, halves of surrogate
     * pairs become U+FFFD. What is left means what it meant: direction marks and every script stay.
     *
     * @param text null stays null
     */
    static String of(String text) {
        if (text == null || isSound(text)) {
            return text;
        }
        StringBuilder sound = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (Verifier.isXMLCharacter(character)) {
                sound.appendCodePoint(character);
            } else if (isHalf(character)) {
                sound.append(REPLACEMENT);
            }
            at += Character.charCount(character);
        }
        return sound.toString();
    }

    private static boolean isSound(String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (!Verifier.isXMLCharacter(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
