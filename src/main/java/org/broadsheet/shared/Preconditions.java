package org.broadsheet.shared;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version ETags of management and {@code If-Match} (RFC 9110, section 13.1.1). */
public final class Preconditions {

    /** Right behind the one before: what is no tag ends the list. */
    private static final Pattern ENTITY_TAG = Pattern.compile("\\G\\s*+(W/)?\"([^\"]*+)\"\\s*+(?:,|$)");

    private Preconditions() {}

    /** The strong ETag of a version: {@code "3"}. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Demands that the client has seen the present version: 428 without {@code If-Match}, 412 with the current version
     * where none of its tags match, 400 where the header is malformed. {@code *} matches every version.
     */
    public static void demand(String ifMatch, int version) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.preconditionRequired, "Send If-Match with the ETag of the version you have seen, or *");
        }
        if (ifMatch.isBlank()) {
            throw malformed();
        }
        if (!ifMatch.strip().equals("*") && !names(ifMatch, String.valueOf(version))) {
            throw new ProblemException(
                            ProblemType.preconditionFailed,
                            "The current version is " + version + "; read it and try again")
                    .with("currentVersion", version);
        }
    }

    private static boolean names(String ifMatch, String version) {
        Matcher tags = ENTITY_TAG.matcher(ifMatch);
        boolean named = false;
        int end = 0;
        while (end < ifMatch.length()) {
            if (!tags.find(end)) {
                throw malformed();
            }
            // A weak tag never matches: If-Match compares strongly (RFC 9110, section 8.8.3.2).
            named |= tags.group(1) == null && tags.group(2).equals(version);
            end = tags.end();
        }
        return named;
    }

    /** The newest version that a well-formed {@code If-Match} names by a strong tag. */
    static OptionalInt seen(String ifMatch) {
        return ENTITY_TAG
                .matcher(ifMatch)
                .results()
                .filter(tag -> tag.group(1) == null && tag.group(2).matches("[1-9][0-9]{0,8}"))
                .mapToInt(tag -> Integer.parseInt(tag.group(2)))
                .max();
    }

    private static ProblemException malformed() {
        return ProblemException.invalid(FieldError.parameter(
                HttpHeaders.IF_MATCH, "malformed", "If-Match is a list of quoted entity tags, or *"));
    }
}
