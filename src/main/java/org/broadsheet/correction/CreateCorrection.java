package org.broadsheet.correction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for a correction. */
@Schema(description = "A correction as it is sent")
record CreateCorrection(
        @NotNull CorrectionKind kind,

        @Schema(description = "Plain text for readers") @NotBlank @Size(min = 1, max = 2000) String text) {

    CreateCorrection {
        text = Formats.clean(text);
    }
}
