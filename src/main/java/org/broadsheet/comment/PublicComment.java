package org.broadsheet.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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

        @Schema(
                description =
                        "Other than `approved` and, of what keeps only its place, what became of it: only in answers to its writer")
        CommentStatus status,

        @Schema(nullable = true) Author author,
        @Schema(nullable = true, description = "Sanitised") String bodyHtml,
        @Schema(nullable = true) String bodyText,
        Instant createdAt,

        @Schema(description = "Direct replies that are shown")
        int replyCount,

        @Schema(description = "The first of them; `page.next` leads to the others")
        Replies replies,

        Votes votes,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Only where this one comment was asked for: what it answers, from the root down",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<PublicComment> ancestors,

        @Schema(nullable = true, description = "When its writer changed it last")
        Instant editedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Only in the first answer to a guest who wrote it: sent as `Comment-Token` it shows that it is"
                                + " theirs. Keep it; it is shown once",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String editToken,

        @Schema(description = "Picked by moderators as worth reading")
        boolean featured,

        @Schema(description = "Moderators want it shown above others")
        boolean pinned,

        @Schema(description = "Of one that begins a thread: nobody answers in it any more")
        boolean locked) {

    /**
     * What its writer is shown right after writing it, held or not.
     *
     * @param editToken null for none
     */
    static PublicComment toItsWriter(Comment comment, List<Badge> badges, String editToken) {
        return new PublicComment(
                comment.id(),
                comment.article(),
                comment.parent(),
                comment.depth(),
                comment.status(),
                new Author(comment.authorName(), badges),
                comment.bodyHtml(),
                comment.bodyText(),
                comment.createdAt(),
                0,
                new Replies(List.of(), new PageInfo(ThreadRequest.REPLIES, null, null, null)),
                new Votes(comment.votesUp(), comment.votesDown(), 0),
                null,
                comment.editedAt(),
                editToken,
                comment.is(CommentMark.featured),
                comment.is(CommentMark.pinned),
                comment.is(CommentMark.locked));
    }

    /** The same with those that it answers. */
    PublicComment below(List<PublicComment> ancestors) {
        return new PublicComment(
                id,
                articleId,
                parentId,
                depth,
                status,
                author,
                bodyHtml,
                bodyText,
                createdAt,
                replyCount,
                replies,
                votes,
                ancestors,
                editedAt,
                editToken,
                featured,
                pinned,
                locked);
    }

    @Schema(name = "CommentAuthor", description = "Who wrote a comment")
    record Author(
            String name,

            @Schema(description = "Given by the newsroom; none to guests")
            List<Badge> badges) {}

    @Schema(
            name = "CommentVotes",
            description =
                    "How readers voted on a comment; of others than are cast here now, and of one that went, there are 0")
    record Votes(
            @Schema(description = "For it") int up,
            @Schema(description = "Against it") int down,

            @Schema(
                    nullable = true,
                    description =
                            "The vote of the reader who asks: 1, -1, or 0 for none; null where no token tells who it is")
            Integer mine) {

        /** @param mine null where nobody knows who asks */
        static Votes of(VoteMode mode, int up, int down, Integer mine) {
            return new Votes(
                    mode.takes(1) ? up : 0,
                    mode.takes(-1) ? down : 0,
                    mine == null || mode.takes(mine) ? mine : Integer.valueOf(0));
        }
    }

    @Schema(name = "PublicCommentPage", description = "A page of comments")
    record Replies(List<PublicComment> data, PageInfo page) {}
}
