package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.WordPrefixes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which comments a moderator wants to see; all filters must be met. */
record ModerationFilter(
        @Parameter(description = "Where they stand") @QueryParam("status")
        CommentStatus status,

        @Parameter(description = "Whether they wait for a moderator") @QueryParam("queued")
        Boolean queued,

        @Parameter(description = "Id of the reader who wrote them") @QueryParam("reader")
        UUID reader,

        @Parameter(description = "`mine`: you are about to decide about them; `free`: nobody is") @QueryParam("claimed")
        Claimed claimed,

        @Parameter(description = "Written at or after this time") @QueryParam("since")
        Instant since,

        @Parameter(description = "Written before this time") @QueryParam("until")
        Instant until,

        @Parameter(description = "Words, each of which begins one of the text or of the name")
        @QueryParam("q")
        @Size(max = WordPrefixes.MAX_LENGTH) String q,

        @Parameter(description = "Whether there are reports that nobody has decided about") @QueryParam("reported")
        Boolean reported,

        @Parameter(description = "The order") @QueryParam("sort") @DefaultValue("newest")
        ModerationSort sort) {

    /** Who is about to decide about a comment. */
    @Schema(name = "Claimed")
    enum Claimed {
        mine,
        free
    }
}
