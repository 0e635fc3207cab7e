package org.broadsheet.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader is warned of. */
@Schema(description = "What a reader is warned of")
record WarnCommenter(
        @Schema(description = "Plain text, for the reader", examples = "Please write about the article.")
        @NotBlank @Size(min = 1, max = 1000) String text) {

    WarnCommenter {
        text = Formats.clean(text);
    }
}
