package org.broadsheet.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document; never instantiated. */
@Schema(name = "PublicCorrection", description = "What readers are told about an article")
record CorrectionDocument(
        UUID id,
        CorrectionKind kind,
        @Schema(description = "Plain text") String text,
        Instant at,

        @Schema(description = "Number of the revision that it was said of")
        int revision,

        Subject article) {

    @Schema(name = "CorrectedArticle", description = "The article that it is said of, as it is now")
    record Subject(
            UUID id,
            String slug,

            @Schema(description = "Where it stands on the site")
            String path,

            String headline) {}

    @Schema(name = "PublicCorrectionPage", description = "A page of corrections")
    record Page(List<CorrectionDocument> data, PageInfo page) {}
}
