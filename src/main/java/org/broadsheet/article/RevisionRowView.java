package org.broadsheet.article;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RevisionRow", description = "One save of an article, in a list")
record RevisionRowView(
        @Schema(description = "From 1, in the order of the saves", minimum = "1")
        int number,

        @Schema(description = "Whether it is what editors see: the one that the next save starts from")
        boolean draft,

        @Schema(description = "Whether it is what readers see")
        boolean published,

        String headline,
        String slug,

        @Schema(nullable = true, description = "What the newsroom says about this save")
        String note,

        Instant savedAt,
        AccountSummary savedBy) {

    static RevisionRowView of(RevisionRow row, Map<UUID, AccountSummary> people) {
        return new RevisionRowView(
                row.number(),
                row.isDraft(),
                row.isPublished(),
                row.headline(),
                row.slug(),
                row.note(),
                row.savedAt(),
                people.get(row.savedBy()));
    }
}
