package org.broadsheet.reference;

import java.util.UUID;
import org.broadsheet.media.FocalPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PublicMedia", description = "A picture as readers see it")
public record MediaDocument(
        UUID id,

        @Schema(description = "An address on the web, or a path on the publication's own site")
        String url,

        @Schema(nullable = true, description = "The picture in words")
        String alt,

        @Schema(nullable = true) String caption,

        @Schema(nullable = true, description = "Who made it")
        String credit,

        @Schema(nullable = true, description = "In pixels") Integer width,
        @Schema(nullable = true, description = "In pixels") Integer height,
        @Schema(nullable = true) FocalPoint focalPoint,

        @Schema(nullable = true, description = "The terms of use")
        String rights) {}
