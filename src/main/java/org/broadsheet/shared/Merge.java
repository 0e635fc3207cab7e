package org.broadsheet.shared;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a duplicate. */
@Schema(description = "What a duplicate is merged into")
public record Merge(
        @Schema(description = "Slug or id of the other one, which stays as it is")
        @NotBlank @Size(min = 1, max = Slugs.MAX_LENGTH) String into) {}
