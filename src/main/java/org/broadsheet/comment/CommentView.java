package org.broadsheet.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.screening.Finding;
import org.broadsheet.shared.EditLock;
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

        Instant createdAt,

        @Schema(description = "Those that nobody has decided about")
        Reports reports,

        @Schema(nullable = true, description = "When its writer changed it last")
        Instant editedAt,

        @Schema(description = "How many texts it has had") int revision,

        @Schema(description = "What was found in its present text")
        List<Finding> findings,

        Article article,
        @Schema(nullable = true) Parent parent,

        @Schema(description = "Which moderator is about to decide about it")
        EditLock claim,

        @Schema(nullable = true) DecisionView lastDecision,

        @Schema(description = "Picked as worth reading") boolean featured,
        @Schema(description = "To be shown above others") boolean pinned,

        @Schema(description = "Of one that begins a thread: nobody answers in it any more")
        boolean locked) {

    /** How much of what it answers comes with a comment, in characters. */
    static final int EXCERPT = 200;

    /** What other rows say of a comment. */
    record Around(
            Reader reader,
            Article article,
            Parent parent,
            EditLock claim,
            DecisionView lastDecision,
            List<Finding> findings) {}

    static CommentView of(Comment comment, Around around) {
        return new CommentView(
                comment.id(),
                comment.version(),
                comment.article(),
                comment.parent(),
                comment.depth(),
                comment.status(),
                comment.queued(),
                comment.authorName(),
                around.reader(),
                comment.bodySource(),
                comment.bodyHtml(),
                comment.bodyText(),
                comment.replyCount(),
                comment.createdAt(),
                new Reports(comment.reports(), comment.reportsWeight(), comment.reportsReasons()),
                comment.editedAt(),
                comment.revision(),
                around.findings(),
                around.article(),
                around.parent(),
                around.claim(),
                around.lastDecision(),
                comment.is(CommentMark.featured),
                comment.is(CommentMark.pinned),
                comment.is(CommentMark.locked));
    }

    @Schema(name = "CommentReports", description = "What readers say is wrong with a comment")
    record Reports(
            int count,

            @Schema(description = "How much they count together")
            double weight,

            List<ReportReason> reasons) {}

    @Schema(
            name = "CommentReader",
            description = "Who wrote it, where they have signed in; the name is that of their last comment")
    record Reader(UUID id, String name) {}

    @Schema(name = "CommentArticle", description = "The article that a comment belongs to")
    record Article(
            UUID id,

            @Schema(nullable = true, description = "Null while readers do not see the article")
            String slug,

            @Schema(nullable = true, description = "Null while readers do not see the article")
            String headline) {}

    @Schema(name = "CommentParent", description = "The comment that another one answers")
    record Parent(
            UUID id,

            @Schema(nullable = true, description = "Null where it is deleted")
            String name,

            @Schema(nullable = true, description = "How its text begins; null where it is deleted")
            String excerpt) {}
}
