package org.broadsheet.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "PublicComment",
        description =
                "A comment as readers see it. One that went while answers below it are shown keeps its place, without"
                        + " author and text")
record PublicComment(
        UUID id,
        UUID articleId,

        @Schema(nullable = true, description = "The comment that this one answers")
        UUID parentId,

        @Schema(description = "0 for one that begins a thread")
        int depth,

        @Schema(description = "`pending` only in the answer to its writer")
        CommentStatus status,

        @Schema(nullable = true) Author author,
        @Schema(nullable = true, description = "Sanitised") String bodyHtml,
        @Schema(nullable = true) String bodyText,
        Instant createdAt,

        @Schema(description = "Direct replies that are shown")
        int replyCount,

        @Schema(description = "The first of them; `page.next` leads to the others")
        Replies replies) {

    /** What its writer is shown right after writing it, held or not. */
    static PublicComment toItsWriter(Comment comment) {
        return new PublicComment(
                comment.id(),
                comment.article(),
                comment.parent(),
                comment.depth(),
                comment.status(),
                new Author(comment.authorName()),
                comment.bodyHtml(),
                comment.bodyText(),
                comment.createdAt(),
                0,
                new Replies(List.of(), new PageInfo(ThreadRequest.REPLIES, null, null, null)));
    }

    @Schema(name = "CommentAuthor", description = "Who wrote a comment")
    record Author(String name) {}

    @Schema(name = "PublicCommentPage", description = "A page of comments")
    record Replies(List<PublicComment> data, PageInfo page) {}
}
