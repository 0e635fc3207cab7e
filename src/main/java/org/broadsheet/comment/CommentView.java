package org.broadsheet.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Comment", description = "A comment as moderators see it; of a deleted one only its place is left")
record CommentView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        UUID articleId,

        @Schema(nullable = true, description = "The comment that this one answers")
        UUID parentId,

        @Schema(description = "0 for one that begins a thread")
        int depth,

        CommentStatus status,

        @Schema(description = "Waits for a moderator, whether it is shown meanwhile or not")
        boolean queued,

        @Schema(nullable = true) String name,
        @Schema(nullable = true) Reader reader,

        @Schema(nullable = true, description = "Markdown, as it was sent")
        String body,

        @Schema(nullable = true, description = "Sanitised") String bodyHtml,
        @Schema(nullable = true) String bodyText,

        @Schema(description = "Direct replies that are shown")
        int replyCount,

        Instant createdAt) {

    static CommentView of(Comment comment) {
        return new CommentView(
                comment.id(),
                comment.version(),
                comment.article(),
                comment.parent(),
                comment.depth(),
                comment.status(),
                comment.queued(),
                comment.authorName(),
                comment.reader().map(Reader::of).orElse(null),
                comment.bodySource(),
                comment.bodyHtml(),
                comment.bodyText(),
                comment.replyCount(),
                comment.createdAt());
    }

    @Schema(
            name = "CommentReader",
            description = "Who wrote it, where they have signed in; the name is that of their last comment")
    record Reader(UUID id, String name) {

        private static Reader of(Commenter commenter) {
            return new Reader(commenter.id(), commenter.name());
        }
    }
}
