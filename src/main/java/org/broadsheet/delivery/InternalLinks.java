package org.broadsheet.delivery;

import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Links from one article to another. Stored JSON holds a mark instead of a path, since paths move and articles come and
 * go; the mark is made of U+FFFF, which no input can hold.
 */
final class InternalLinks {

    private static final char MARK = '\uFFFF';
    private static final Pattern LINK = Pattern.compile(" href=\\\\\"" + MARK + "([0-9a-f-]{36})" + MARK + "\\\\\"");

    private InternalLinks() {}

    static String mark(UUID article) {
        return MARK + article.toString() + MARK;
    }

    /**
     * Gives each link its path; one to an article that is not public keeps its text and loses its target.
     *
     * @param json finished JSON, in which the quotes of HTML attributes are escaped
     * @param paths by id of the article
     */
    static String fill(String json, Map<String, String> paths) {
        return LINK.matcher(json).replaceAll(link -> href(link, paths));
    }

    private static String href(MatchResult link, Map<String, String> paths) {
        String path = paths.get(link.group(1));
        // Twice escaped: once for JSON, once for the replacement, in which a backslash quotes.
        return path == null ? "" : " href=\\\\\"" + path + "\\\\\"";
    }
}
