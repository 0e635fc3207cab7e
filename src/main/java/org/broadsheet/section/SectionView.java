package org.broadsheet.section;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Section", description = "A section as editors see it")
record SectionView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        String name,
        String slug,
        String segment,

        @Schema(nullable = true, description = "Slug of the section it lies in")
        String parent,

        @Schema(description = "Where it stands on the site") String path,
        @Schema(nullable = true) String description,
        int position,
        boolean listed,
        Instant createdAt,
        Instant savedAt) {

    static SectionView of(Section section, SectionTree.Place place) {
        return new SectionView(
                section.id(),
                section.version(),
                section.name(),
                section.slug(),
                section.segment(),
                place.parentSlug(),
                place.path(),
                section.description(),
                section.position(),
                section.listed(),
                section.createdAt(),
                section.savedAt());
    }
}
