package org.broadsheet.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moderators tell each other about a reader. */
@Schema(description = "What moderators tell each other about a reader")
record WriteCommenterNote(
        @Schema(description = "Plain text", examples = "Writes to us by letter too.")
        @NotBlank @Size(min = 1, max = 2000) String text) {

    WriteCommenterNote {
        text = Formats.clean(text);
    }
}
