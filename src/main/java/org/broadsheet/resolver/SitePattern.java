package org.broadsheet.resolver;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things of a kind stand on the site, say {@code /authors/{slug}}: one part in braces and what surrounds it. */
final class SitePattern {

    /** What slugs and ids are made of; whether there is such a thing, the database knows. */
    private static final String NAME = "[a-z0-9-]+";

    private static final String PATH = "/[a-z0-9/-]*[a-z0-9-]";
    private static final Pattern PARTS = Pattern.compile("(.*)\\{(path|slug|id)}(.*)");

    private final String text;
    private final boolean byPath;
    private final Pattern reading;

    /** @param text as {@link org.broadsheet.shared.SiteConfig} demands it */
    SitePattern(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No pattern of a path: " + text);
        }
        this.text = text;
        this.byPath = parts.group(2).equals("path");
        this.reading =
                Pattern.compile(quoted(parts.group(1)) + "(" + (byPath ? PATH : NAME) + ")" + quoted(parts.group(3)));
    }

    /** Compared with what is decoded. */
    private static String quoted(String literal) {
        return Pattern.quote(Spelling.decoded(literal).orElse(literal));
    }

    boolean hasQuery() {
        return text.contains("?");
    }

    /** Whether the open part is the path that delivery gives, not a name. */
    boolean isByPath() {
        return byPath;
    }

    /** The path of something on the site. */
    String of(String path, String slug, String id) {
        return text.replace("{path}", path).replace("{slug}", slug).replace("{id}", id);
    }

    /**
     * What stands in the place of the open part.
     *
     * @param asked a decoded path; one slash more or less at its end makes no difference
     */
    Optional<String> read(String asked) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(asked);
        spellings.add(asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked + "/");
        return spellings.stream()
                .map(reading::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** The last part of a path that {@link #read} gave, and a name as it is. */
    static String lastOf(String read) {
        return read.substring(read.lastIndexOf('/') + 1);
    }
}
