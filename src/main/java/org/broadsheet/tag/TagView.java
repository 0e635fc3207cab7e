package org.broadsheet.tag;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Tag", description = "A tag as editors see it")
record TagView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        String name,
        String slug,
        TagType type,
        @Schema(nullable = true) String description,
        Instant createdAt,
        Instant savedAt) {

    static TagView of(Tag tag) {
        return new TagView(
                tag.id(),
                tag.version(),
                tag.name(),
                tag.slug(),
                tag.type(),
                tag.description(),
                tag.createdAt(),
                tag.savedAt());
    }
}
