package org.broadsheet.reference;

import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.tag.TagType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document; never instantiated. */
@Schema(name = "PublicTag", description = "What articles are about")
record TagDocument(
        UUID id,
        String slug,
        String name,
        TagType type,
        @Schema(nullable = true) String description,

        @Schema(description = "Public articles that carry it", minimum = "1")
        int articleCount) {

    @Schema(name = "PublicTagPage", description = "A page of tags")
    record Page(List<TagDocument> data, PageInfo page) {}
}
