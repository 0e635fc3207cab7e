package org.broadsheet.search;

import java.util.EnumSet;
import java.util.Set;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** By what matches can be counted. */
enum Facet {
    section,
    author,
    tag,
    type,
    language,
    month;

    /** Of the parameter that names them. */
    static final String PATTERN =
            "^(section|author|tag|type|language|month)(,(section|author|tag|type|language|month))*$";

    /** @param text comma-separated names, or null for none */
    static Set<Facet> parse(String text) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        if (text != null) {
            for (String name : text.split(",", -1)) {
                facets.add(byName(name));
            }
        }
        return facets;
    }

    private static Facet byName(String name) {
        for (Facet facet : values()) {
            if (facet.name().equals(name)) {
                return facet;
            }
        }
        throw ProblemException.invalid(FieldError.parameter(
                "facets",
                "unknownValue",
                "\"" + name + "\" cannot be counted by; section, author, tag, type, language and month can"));
    }
}
