package org.broadsheet.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rule found in a comment.
 *
 * @param start where in the plain text it begins, in UTF-16 code units from 0; null where it is about no part of it
 * @param end behind its last code unit; null likewise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CommentFinding", description = "What a rule found in a comment")
public record Finding(
        @Schema(description = "`words`, `links`, `newCommenter`, `recentRejections` or `alwaysHold`")
        String rule,

        Verdict verdict,

        @Schema(
                nullable = true,
                description =
                        "Where in `bodyText` it begins, in UTF-16 code units; null where it is about no part of it")
        Integer start,

        @Schema(nullable = true, description = "Behind its last code unit")
        Integer end,

        @Schema(description = "The word in the list, or what was counted")
        String detail) {

    static Finding of(String rule, Verdict verdict, String detail) {
        return new Finding(rule, verdict, null, null, detail);
    }
}
