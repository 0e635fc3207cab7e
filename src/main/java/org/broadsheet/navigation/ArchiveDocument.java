package org.broadsheet.navigation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was published when. */
@Schema(name = "Archive", description = "When articles were published, and how many")
record ArchiveDocument(
        @Schema(description = "In which days begin and end, of the IANA time zone database", examples = "Europe/Lisbon")
        String timeZone,

        @Schema(description = "Those in which something was published, newest first")
        List<Period> periods) {

    /** A year, a month or a day. */
    @Schema(name = "ArchivePeriod", description = "A year, a month or a day")
    record Period(
            @Schema(description = "ISO 8601: a year, a month or a day", examples = "2026-11")
            String name,

            @Schema(description = "Its first moment, as the list of articles takes it")
            Instant publishedFrom,

            @Schema(description = "The first moment after it, as the list of articles takes it")
            Instant publishedBefore,

            @Schema(description = "Articles whose date line lies in it", minimum = "1")
            long articleCount) {}
}
