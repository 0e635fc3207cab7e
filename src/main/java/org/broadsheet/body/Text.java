package org.broadsheet.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.shared.NormalForm;

/** What every string of a body goes through: one normal form, and only characters that JSON, XML and PostgreSQL can carry. */
final class Text {

    /** NUL, a surrogate without its partner, U+FFFE, U+FFFF. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00\\p{Cs}\\uFFFE\\uFFFF]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n]]");
    /** Word writes its line break as a vertical tab. */
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\x0B\\f]");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\n]+");
    private static final Pattern SPACES_BEFORE_LINE_END = Pattern.compile("(?<![ \\t])[ \\t]+\\n");

    private Text() {}

    /** Index of the first character that no format can carry, or -1. */
    static int forbiddenAt(String text) {
        Matcher matcher = FORBIDDEN.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    /** With U+FFFD in the place of what no format can carry. */
    static String withoutForbidden(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }

    /** Line ends as {@code \n}, no control characters but tab and line feed. Not yet NFC. */
    static String withoutControls(String text) {
        return CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }

    /** NFC, and as {@link #withoutControls}. */
    static String normalise(String text) {
        return nfc(withoutControls(text));
    }

    static String nfc(String text) {
        return NormalForm.of(text);
    }

    /** On one line: runs of white space become one space, the ends are trimmed; non-breaking spaces stay. */
    static String line(String text) {
        return SPACES.matcher(normalise(text)).replaceAll(" ").strip();
    }

    /** Several lines, without white space at their ends. */
    static String lines(String text) {
        return SPACES_BEFORE_LINE_END.matcher(normalise(text)).replaceAll("\n").strip();
    }

    /** Length as JSON Schema counts it: in code points. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As the content of an element. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** As an attribute's value in double quotes. */
    static String escapeAttribute(String text) {
        return escape(text).replace("\"", "&quot;");
    }
}
