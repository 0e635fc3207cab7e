package org.broadsheet.article;

import java.util.Map;
import org.broadsheet.workflow.ArticleStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How many articles there are")
record ArticleCounts(
        @Schema(description = "At each status") ByStatus counts,

        @Schema(description = "All of these together") long total) {

    @Schema(name = "CountsByStatus", description = "How many articles stand where")
    record ByStatus(
            long draft,
            long inReview,
            long legalReview,
            long ready,
            long scheduled,
            long scheduleFailed,
            long published,
            long unpublished,
            long archived,
            long killed) {}

    /** @param counts where there are any */
    static ArticleCounts of(Map<ArticleStatus, Long> counts) {
        return new ArticleCounts(
                new ByStatus(
                        counts.getOrDefault(ArticleStatus.draft, 0L),
                        counts.getOrDefault(ArticleStatus.inReview, 0L),
                        counts.getOrDefault(ArticleStatus.legalReview, 0L),
                        counts.getOrDefault(ArticleStatus.ready, 0L),
                        counts.getOrDefault(ArticleStatus.scheduled, 0L),
                        counts.getOrDefault(ArticleStatus.scheduleFailed, 0L),
                        counts.getOrDefault(ArticleStatus.published, 0L),
                        counts.getOrDefault(ArticleStatus.unpublished, 0L),
                        counts.getOrDefault(ArticleStatus.archived, 0L),
                        counts.getOrDefault(ArticleStatus.killed, 0L)),
                counts.values().stream().mapToLong(Long::longValue).sum());
    }
}
