package org.broadsheet.article;

import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to restore; everything may be absent, and so may the body. */
@Schema(description = "How to restore")
record RestoreRevision(
        @Schema(
                nullable = true,
                description = "For the newsroom; \"Restored from revision\" and its number when absent")
        @Size(max = 2000) String note) {

    static final RestoreRevision PLAIN = new RestoreRevision(null);

    RestoreRevision {
        note = Formats.clean(note);
    }
}
