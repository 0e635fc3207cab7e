package org.broadsheet.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody in the newsroom says of a reader. */
@Schema(description = "Who a reader is in the newsroom", examples = "{\"author\": null, \"staff\": true}")
record BadgeCommenter(
        @Schema(nullable = true, description = "Slug or id of the author that the reader is; null for none")
        @Size(max = Slugs.MAX_LENGTH) String author,

        @Schema(description = "Whether the reader works for the newsroom", examples = "true") @NotNull Boolean staff) {}
