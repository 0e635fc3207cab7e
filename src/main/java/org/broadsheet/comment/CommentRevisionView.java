package org.broadsheet.comment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentRevision", description = "A text that a comment had before its writer changed it")
record CommentRevisionView(
        @Schema(description = "From 1") int revision,
        @Schema(description = "As it was written") String body,
        @Schema(description = "When it was written") Instant at) {}
