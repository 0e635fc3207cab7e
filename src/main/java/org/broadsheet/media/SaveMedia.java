package org.broadsheet.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for a picture. */
@Schema(description = "A picture as it is sent; the file itself is never fetched")
record SaveMedia(
        @Schema(
                description = "Where the picture lives: an address on the web, or a path on the publication's own site",
                examples = "https://pictures.example/harbour.jpg")
        @NotBlank @Size(max = 2000) @Pattern(regexp = Formats.ADDRESS) String url,

        @Schema(nullable = true, description = "The picture in words, for who does not see it") @Size(max = 1000) String alt,

        @Schema(nullable = true, description = "What is printed below it") @Size(max = 2000) String caption,

        @Schema(nullable = true, description = "Who made it") @Size(max = 300) @Pattern(regexp = Formats.LINE) String credit,

        @Schema(nullable = true, description = "In pixels") @Min(1) @Max(100_000) Integer width,

        @Schema(nullable = true, description = "In pixels") @Min(1) @Max(100_000) Integer height,

        @Schema(nullable = true) @Valid FocalPoint focalPoint,

        @Schema(nullable = true, description = "The terms of use, shown to readers") @Size(max = 1000) String rights) {

    SaveMedia {
        alt = Formats.clean(alt);
        caption = Formats.clean(caption);
        credit = Formats.line(credit);
        rights = Formats.clean(rights);
    }
}
