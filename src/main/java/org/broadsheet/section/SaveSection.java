package org.broadsheet.section;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for a section. */
@Schema(description = "A section as it is sent")
record SaveSection(
        @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = Formats.LINE) String name,

        @Schema(nullable = true, description = "Derived from the name when absent")
        @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN) String slug,

        @Schema(nullable = true, description = "Its part of the path, unique among siblings; the slug when absent")
        @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN) String segment,

        @Schema(nullable = true, description = "Slug or id of the section it lies in; absent at the top")
        @Size(max = Slugs.MAX_LENGTH) String parent,

        @Schema(nullable = true) @Size(max = 2000) String description,

        @Schema(nullable = true, defaultValue = "0", description = "Order among siblings, lowest first")
        @Min(0) @Max(1_000_000) Integer position,

        @Schema(nullable = true, defaultValue = "true", description = "Whether lists of sections show it")
        Boolean listed) {

    SaveSection {
        name = Formats.line(name);
        description = Formats.clean(description);
        position = position == null ? 0 : position;
        listed = listed == null || listed;
    }
}
