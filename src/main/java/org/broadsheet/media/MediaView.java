package org.broadsheet.media;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Media", description = "A picture as editors see it")
record MediaView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        String url,
        @Schema(nullable = true) String alt,
        @Schema(nullable = true) String caption,
        @Schema(nullable = true) String credit,
        @Schema(nullable = true) Integer width,
        @Schema(nullable = true) Integer height,
        @Schema(nullable = true) FocalPoint focalPoint,
        @Schema(nullable = true) String rights,
        Instant createdAt,
        Instant savedAt) {

    static MediaView of(MediaItem item) {
        SaveMedia said = item.input();
        return new MediaView(
                item.id(),
                item.version(),
                said.url(),
                said.alt(),
                said.caption(),
                said.credit(),
                said.width(),
                said.height(),
                said.focalPoint(),
                said.rights(),
                item.createdAt(),
                item.savedAt());
    }
}
