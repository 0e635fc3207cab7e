package org.broadsheet.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where, until when and why a reader's comments are refused. */
@Schema(description = "Where, until when and why a reader's comments are refused")
record BanCommenter(
        @Schema(nullable = true, description = "Id of a section: there and in all below it; null for everywhere")
        UUID section,

        @Schema(nullable = true, description = "A time to come; null for ever")
        Instant until,

        @Schema(
                description = "Plain text, for the reader",
                examples = "You insulted other readers, and we asked you twice.")
        @NotBlank @Size(min = 1, max = 1000) String reason,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description = "Whether what readers read of theirs there is rejected too")
        Boolean removeComments) {

    BanCommenter {
        reason = Formats.clean(reason);
        removeComments = removeComments != null && removeComments;
    }
}
