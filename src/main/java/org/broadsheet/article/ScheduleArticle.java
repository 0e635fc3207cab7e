package org.broadsheet.article;

import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When to publish and when to unpublish; each an instant, or a local time in a zone. */
@Schema(description = "When to publish and when to unpublish: instants, or local times with their zone")
record ScheduleArticle(
        @Schema(
                nullable = true,
                description = "An instant, or a local time in `zone`; the end of the embargo when absent",
                examples = "2026-12-24T06:00")
        @Size(max = 40) String publishAt,

        @Schema(nullable = true, description = "An instant, or a local time in `zone`", examples = "2026-12-31T23:59")
        @Size(max = 40) String unpublishAt,

        @Schema(nullable = true, description = "IANA time zone of the local times", examples = "Europe/Berlin")
        @Size(max = 50) String zone,

        @Schema(nullable = true, description = "For the newsroom") @Size(max = 2000) String note) {

    static final ScheduleArticle AT_END_OF_EMBARGO = new ScheduleArticle(null, null, null, null);

    ScheduleArticle {
        note = Formats.clean(note);
    }
}
