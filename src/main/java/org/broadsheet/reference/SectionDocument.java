package org.broadsheet.reference;

import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document; never instantiated. */
@Schema(name = "PublicSection", description = "A section of the site")
record SectionDocument(
        UUID id,
        String slug,
        String name,
        @Schema(description = "Where it stands on the site") String path,

        @Schema(nullable = true, description = "The section it lies in")
        SectionCard parent,

        @Schema(nullable = true) String description) {

    @Schema(name = "PublicSectionPage", description = "A page of sections")
    record Page(List<SectionDocument> data, PageInfo page) {}
}
