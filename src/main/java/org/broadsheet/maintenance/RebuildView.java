package org.broadsheet.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Rebuild", description = "One time that what readers see is made anew from what editors wrote")
record RebuildView(
        UUID id,
        Cause cause,
        Instant startedAt,

        @Schema(
                description =
                        "How many articles, sections, authors, tags, pictures and corrections have been looked at")
        int done,

        @Schema(nullable = true, description = "Of how many; null until they are known")
        Integer total,

        @Schema(nullable = true) Instant finishedAt,

        @Schema(description = "How many could not be made anew; readers see them as before")
        long failed,

        @Schema(description = "The first 100 of those") List<Failure> failures) {

    private static final int MOST_FAILURES = 100;

    @Schema(name = "RebuildFailure", description = "What could not be made anew; the log says why")
    record Failure(
            @Schema(description = "articles, sections, authors, tags, media or corrections")
            String part,

            UUID id,

            @Schema(description = "What went wrong, for a programmer")
            String problem) {

        static Failure of(RebuildBatch batch) {
            return new Failure(batch.projection(), batch.ids().get(0), batch.problem());
        }
    }

    static RebuildView of(Rebuild rebuild) {
        return new RebuildView(
                rebuild.id(),
                rebuild.cause(),
                rebuild.startedAt(),
                rebuild.total() == null ? 0 : rebuild.total() - RebuildBatch.left(rebuild.id()),
                rebuild.total(),
                rebuild.finishedAt(),
                RebuildBatch.failureCount(rebuild.id()),
                RebuildBatch.failures(rebuild.id(), MOST_FAILURES).stream()
                        .map(Failure::of)
                        .toList());
    }
}
