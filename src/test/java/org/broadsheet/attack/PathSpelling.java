package org.broadsheet.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Another spelling of a path, which some layer may take for the same path while the one that authorises does not.
 *
 * @param encodesOnly whether it is the same path by RFC 3986, section 6.2.2, so that it may be answered alike
 */
record PathSpelling(String name, String path, boolean encodesOnly) {

    /** What may stand for a slash. */
    private static final Map<String, String> SLASHES = Map.ofEntries(
            Map.entry("double slash", "//"),
            Map.entry("triple slash", "///"),
            Map.entry("dot segment", "/./"),
            Map.entry("encoded dot segment", "/%2e/"),
            Map.entry("way there and back", "/x/../"),
            Map.entry("encoded way there and back", "/x/%2E%2e/"),
            Map.entry("way back with a matrix parameter", "/x/..;/"),
            Map.entry("matrix parameter", ";x/"),
            Map.entry("matrix parameter with a value", ";x=1/"),
            Map.entry("empty matrix parameter", ";/"),
            Map.entry("encoded matrix parameter", "%3Bx/"),
            Map.entry("encoded slash", "%2f"),
            Map.entry("encoded slash beside a slash", "/%2F"),
            Map.entry("slash encoded twice", "%252f"),
            Map.entry("backslash", "\\"),
            Map.entry("encoded backslash", "%5c"),
            Map.entry("encoded backslash beside a slash", "/%5C"),
            Map.entry("overlong slash", "%c0%af"));

    private static final List<String> TAILS = List.of(
            "/", "//", "/.", "/./", "/x/..", "/..;/", ";", ";x", ";x=1", "%3B", "%3bx", "%2f", "%2F/", "%5c", "\\",
            "%20", "%00", "%0d%0a", "%09", "%23", "%3f", ".", ".json", ".css", ";.css", "/.css", "%2f.css", "~", ",");

    /** @param template of the operation, which tells the names of the path from its parameters */
    static List<PathSpelling> of(String template, String path) {
        List<PathSpelling> spellings = new ArrayList<>();
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            String before = path.substring(0, at);
            String after = path.substring(at + 1);
            SLASHES.forEach((name, slash) -> spellings.add(new PathSpelling(name, before + slash + after, false)));
        }
        TAILS.forEach(tail -> spellings.add(new PathSpelling("tail " + tail, path + tail, false)));
        String[] names = template.split("/", -1);
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            spellings.add(with(segments, i, "encoded letter", encodedFirst(segment), true));
            if (!names[i].startsWith("{")) {
                spellings.add(with(segments, i, "capitals", segment.toUpperCase(Locale.ROOT), false));
                spellings.add(with(
                        segments,
                        i,
                        "capital",
                        segment.substring(0, 1).toUpperCase(Locale.ROOT) + segment.substring(1),
                        false));
            }
        }
        return spellings;
    }

    private static PathSpelling with(String[] segments, int i, String name, String segment, boolean encodesOnly) {
        String[] changed = segments.clone();
        changed[i] = segment;
        return new PathSpelling(name, String.join("/", changed), encodesOnly);
    }

    private static String encodedFirst(String segment) {
        return String.format(Locale.ROOT, "%%%02x", (int) segment.charAt(0)) + segment.substring(1);
    }
}
