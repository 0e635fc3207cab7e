package org.broadsheet.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said about an article in the newsroom. */
@Schema(description = "What is said about an article in the newsroom")
record WriteNote(
        @Schema(description = "Plain text", examples = "The mayor calls back at four.")
        @NotBlank @Size(min = 1, max = 2000) String text) {

    WriteNote {
        text = Formats.clean(text);
    }
}
