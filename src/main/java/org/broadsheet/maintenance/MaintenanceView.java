package org.broadsheet.maintenance;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Maintenance", description = "What keeps the installation in order; the same from every node")
record MaintenanceView(
        @Schema(description = "Those that run, in the order in which they are done")
        List<RebuildView> rebuilds,

        @Schema(nullable = true) RebuildView lastRebuild,

        @Schema(description = "What is kept for a time only, and when the last of it was deleted")
        List<Purged> purges) {

    @Schema(name = "Purge", description = "When something that has had its time was deleted last")
    record Purged(
            String name,
            Instant ranAt,
            @Schema(description = "How many then") int deleted) {

        static Purged of(PurgeRun run) {
            return new Purged(run.name(), run.ranAt(), run.deleted());
        }
    }
}
