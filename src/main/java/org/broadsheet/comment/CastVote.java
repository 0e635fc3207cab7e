package org.broadsheet.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader sends to vote. */
@Schema(description = "A vote as it is sent", examples = "{\"value\": 1}")
record CastVote(
        @Schema(description = "1 for the comment, -1 against it, 0 takes the vote back", examples = "1")
        @NotNull @Min(-1) @Max(1) Integer value) {}
