package org.broadsheet.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** What an answer about articles can hold beyond the usual. */
public enum Include {
    body("body"),
    bodyHtml("bodyHtml"),
    bodyText("bodyText"),
    toc("toc"),
    jsonLd("jsonLd", "openGraph", "twitter", "headHtml");

    /** Of the parameter that names them. */
    public static final String PATTERN = "^(body|bodyHtml|bodyText|toc|jsonLd)(,(body|bodyHtml|bodyText|toc|jsonLd))*$";

    private final List<String> properties;

    Include(String... properties) {
        this.properties = List.of(properties);
    }

    /** What the answer gains. */
    public List<String> properties() {
        return properties;
    }

    /** @param text comma-separated names, or null for none */
    public static Set<Include> parse(String text) {
        Set<Include> included = EnumSet.noneOf(Include.class);
        if (text != null) {
            for (String name : text.split(",", -1)) {
                included.add(byName(name));
            }
        }
        return included;
    }

    private static Include byName(String name) {
        for (Include include : values()) {
            if (include.name().equals(name)) {
                return include;
            }
        }
        String known = Stream.of(values()).map(Enum::name).collect(Collectors.joining(", "));
        throw ProblemException.invalid(FieldError.parameter(
                "include", "unknownValue", "\"" + name + "\" cannot be included; known here: " + known));
    }
}
