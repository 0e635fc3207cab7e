package org.broadsheet.screening;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lists by language. */
@Schema(
        description = "Lists by language (BCP 47), which count for articles in it; `*` counts for all",
        examples = "{\"lists\": {\"*\": {\"reject\": [\"buy followers\"]}, \"en\": {\"hold\": [\"idiot*\"]}}}")
record WordLists(
        @Schema(nullable = true, description = "`en` counts for `en-GB` too") @Size(max = 50) Map<@Pattern(regexp = RANGE) String, @NotNull @Valid WordList> lists) {

    static final String ALL = "*";
    private static final String RANGE = "^(\\*|[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4})$";

    static final WordLists NONE = new WordLists(Map.of());

    WordLists {
        lists = lists == null ? Map.of() : lists;
    }

    /** Those that count for a language. */
    WordMatcher matcher(String language) {
        List<WordList> counting = lists.entrySet().stream()
                .filter(entry -> counts(entry.getKey(), language))
                .map(Map.Entry::getValue)
                .toList();
        return new WordMatcher(counting);
    }

    /** RFC 4647, section 3.3.1. */
    private static boolean counts(String range, String language) {
        return range.equals(ALL)
                || language.equalsIgnoreCase(range)
                || language.regionMatches(true, 0, range + "-", 0, range.length() + 1);
    }
}
