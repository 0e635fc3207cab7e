package org.broadsheet.article;

import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said about an action; may be absent, and so may the body. */
@Schema(description = "What is said about an action")
record ActionNote(
        @Schema(nullable = true, description = "For the newsroom") @Size(max = 2000) String note) {

    ActionNote {
        note = Formats.clean(note);
    }
}
