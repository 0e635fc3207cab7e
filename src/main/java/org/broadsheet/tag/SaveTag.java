package org.broadsheet.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for a tag. */
@Schema(description = "A tag as it is sent")
record SaveTag(
        @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = Formats.LINE) String name,

        @Schema(nullable = true, description = "Derived from the name when absent")
        @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN) String slug,

        @Schema(nullable = true, defaultValue = "topic") TagType type,
        @Schema(nullable = true) @Size(max = 2000) String description) {

    SaveTag {
        name = Formats.line(name);
        type = type == null ? TagType.topic : type;
        description = Formats.clean(description);
    }
}
