package org.broadsheet.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Commenter", description = "A reader who has signed in and commented, as moderators see them")
record CommenterView(
        UUID id,
        @Schema(description = "The ETag's number") int version,

        @Schema(description = "Under which the last comment was written")
        String name,

        @Schema(description = "When the first comment was written")
        Instant createdAt,

        @Schema(description = "Of those that you may decide about")
        CommentTotals comments,

        @Schema(description = "Where these are listed, newest first")
        String commentsLink,

        @Schema(description = "The last ones about these, newest first; at most " + MOST)
        List<DecisionView> decisions,

        @Schema(description = "Newest first, also those that have ended; at most " + MOST)
        List<SanctionView> sanctions,

        @Schema(description = "For moderators only, newest first; at most " + MOST)
        List<CommenterNoteView> notes) {

    /** How much of each comes with a reader. */
    static final int MOST = 20;
}
