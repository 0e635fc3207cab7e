package org.broadsheet.shared;

/** What single fields of text may hold. */
public final class Formats {

    /** One line: no control characters. */
    public static final String LINE = "^[^\\x00-\\x1f\\x7f]*$";

    /** An absolute address on the web. */
    public static final String WEB_URL = "^https?://[^\\s\\x00-\\x1f\\x7f\"<>]+$";

    private Formats() {}

    /** Without white space at the ends; null where nothing is left. */
    public static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
