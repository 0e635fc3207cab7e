package org.broadsheet.correction;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A correction as editors see it. */
@Schema(name = "Correction", description = "What readers are told about an article")
record CorrectionView(
        UUID id,
        CorrectionKind kind,
        @Schema(description = "Plain text") String text,

        @Schema(description = "Number of the revision that it was said of")
        int revision,

        Instant at,
        AccountSummary by) {

    static CorrectionView of(Correction correction, Map<UUID, AccountSummary> people) {
        return new CorrectionView(
                correction.id(),
                correction.kind(),
                correction.text(),
                correction.revision(),
                correction.at(),
                people.get(correction.by()));
    }
}
