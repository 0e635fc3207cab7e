package org.broadsheet.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** What an answer about articles can hold beyond the usual. */
public enum Include {
    body,
    bodyHtml,
    bodyText;

    /** Of the parameter that names them. */
    public static final String PATTERN = "^(body|bodyHtml|bodyText)(,(body|bodyHtml|bodyText))*$";

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
        throw ProblemException.invalid(FieldError.parameter(
                "include", "unknownValue", "\"" + name + "\" cannot be included; body, bodyHtml and bodyText can"));
    }
}
