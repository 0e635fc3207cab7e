package org.broadsheet.comment;

import java.util.List;
import java.util.UUID;
import org.broadsheet.http.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DecidedComments", description = "What became of each decision, in their order")
record DecidedComments(List<Result> data) {

    @Schema(name = "DecidedComment", description = "What became of one of the decisions")
    record Result(
            @Schema(description = "Its place among the items, from 0")
            int index,

            @Schema(description = "As the HTTP status of a call for this comment alone")
            int status,

            UUID id,

            @Schema(nullable = true) Problem problem) {}
}
