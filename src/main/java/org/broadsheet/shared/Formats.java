package org.broadsheet.shared;

/** What single fields of text may hold. */
public final class Formats {

    /** One line: no control characters. */
    public static final String LINE = "^[^\\x00-\\x1f\\x7f]*$";

    /** An absolute address on the web. */
    public static final String WEB_URL = "^https?://[^\\s\\x00-\\x1f\\x7f\"<>]+$";

    /** What BCP 47 tags are made of. */
    public static final String LANGUAGE_TAG = "^[A-Za-z0-9-]+$";

    private Formats() {}

    /** Without white space at the ends; null where nothing is left. */
    public static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** As {@link #clean}, of one line; what breaks the line stays, so that it is refused and not cut off unseen. */
    public static String line(String text) {
        return text == null || text.matches(LINE) ? clean(text) : text;
    }
}
