package org.broadsheet.comment;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentTotals", description = "How many comments wait, and how many stand where")
record CommentTotals(
        @Schema(description = "Wait for a moderator, whether they are shown meanwhile or not")
        long queued,

        long pending,
        long withheld,
        long approved,
        long rejected,
        long deleted) {

    /** @param counts by status, and of what is {@code queued}; where there are any */
    static CommentTotals of(Map<String, Long> counts) {
        return new CommentTotals(
                counts.getOrDefault("queued", 0L),
                of(CommentStatus.pending, counts),
                of(CommentStatus.withheld, counts),
                of(CommentStatus.approved, counts),
                of(CommentStatus.rejected, counts),
                of(CommentStatus.deleted, counts));
    }

    private static long of(CommentStatus status, Map<String, Long> counts) {
        return counts.getOrDefault(status.name(), 0L);
    }
}
