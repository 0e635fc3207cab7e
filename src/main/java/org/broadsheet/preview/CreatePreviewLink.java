package org.broadsheet.preview;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for a link to a preview. */
@Schema(description = "A link to a preview as it is asked for")
record CreatePreviewLink(
        @Schema(
                nullable = true,
                description = "Number of the revision that it shows; null for whichever is the draft when it is opened")
        @Min(1) Integer revision,

        @Schema(nullable = true, description = "When it ends, in 30 days at most; null for in 7 days")
        Instant expiresAt,

        @Schema(nullable = true, description = "Who it is for; nothing to be seen is null")
        @Size(max = 200) @Pattern(regexp = Formats.LINE) String note) {

    CreatePreviewLink {
        note = Formats.line(note);
    }
}
