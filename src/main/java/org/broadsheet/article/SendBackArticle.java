package org.broadsheet.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a draft is sent back. */
@Schema(description = "Why a draft is sent back")
record SendBackArticle(
        @Schema(description = "For whoever wrote it") @NotBlank @Size(min = 1, max = 2000) String note) {

    SendBackArticle {
        note = Formats.clean(note);
    }
}
