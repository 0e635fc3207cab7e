package org.broadsheet.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Notice", description = "What moderators tell somebody who comments")
record NoticeView(
        NoticeKind kind,

        @Schema(nullable = true, description = "Of a rejection: the comment")
        UUID commentId,

        @Schema(nullable = true, description = "Of a rejection: what the comment was about")
        UUID articleId,

        @Schema(nullable = true, description = "Of a rejection, where one was given")
        RejectionCode code,

        @Schema(nullable = true, description = "Plain text; of a rejection null where nothing was said")
        String text,

        Instant at,

        @Schema(nullable = true, description = "Of a ban: when it ends, null for never")
        Instant until) {}
