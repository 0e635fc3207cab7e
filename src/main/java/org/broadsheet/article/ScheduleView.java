package org.broadsheet.article;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to happen to an article by itself. */
@Schema(name = "Schedule", description = "What is to happen to an article by itself")
record ScheduleView(
        @Schema(nullable = true, description = "When the draft of that moment becomes public")
        Instant publishAt,

        @Schema(nullable = true, description = "When readers stop seeing it")
        Instant unpublishAt,

        @Schema(nullable = true, description = "The time zone that the times were given in")
        String zone,

        @Schema(nullable = true, description = "When it could not be done; it waits for an editor since then")
        Instant failedAt,

        @Schema(nullable = true) ScheduleProblem problem) {

    /** Null where nothing is due. */
    static ScheduleView of(Schedule schedule) {
        return schedule == null
                ? null
                : new ScheduleView(
                        schedule.publishAt(),
                        schedule.unpublishAt(),
                        schedule.zone(),
                        schedule.failedAt(),
                        schedule.problem());
    }
}
