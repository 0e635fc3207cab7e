package org.broadsheet.shared;

/** What single fields of text may hold. */
public final class Formats {

    /** One line: no control characters. */
    public static final String LINE = "^[^\\x00-\\x1f\\x7f]*$";

    /** One line that cannot turn the direction of what stands beside it (Unicode bidirectional controls). */
    public static final String NAME = "^[^\\x00-\\x1f\\x7f\\u202a-\\u202e\\u2066-\\u2069]*$";

    /** An absolute address on the web; no backslash, which browsers take for a slash and others for part of a name. */
    public static final String WEB_URL = "^https?://[^\\s\\x00-\\x1f\\x7f\"<>\\\\]+$";

    /** An absolute address on the web, or a path on the site itself that no browser takes for another host. */
    public static final String ADDRESS = "^(https?://|/(?![/\\\\]))[^\\s\\x00-\\x1f\\x7f\"<>\\\\]+$";

    /** What BCP 47 tags are made of. */
    public static final String LANGUAGE_TAG = "^[A-Za-z0-9-]+$";

    private Formats() {}

    /** Without white space at the ends; null where nothing that a reader would see is left. */
    public static String clean(String text) {
        return text == null || isBlank(text) ? null : text.strip();
    }

    /** Nothing that a reader would see: white space of any kind, zero-width and control characters. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.CONTROL);
    }

    /** As {@link #clean}, of one line; what breaks the line stays, so that it is refused and not cut off unseen. */
    public static String line(String text) {
        return text == null || text.matches(LINE) ? clean(text) : text;
    }
}
