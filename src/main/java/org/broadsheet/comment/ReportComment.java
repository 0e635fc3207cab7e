package org.broadsheet.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader sends to report a comment. */
@Schema(description = "A report as it is sent", examples = "{\"reason\": \"spam\"}")
record ReportComment(
        @NotNull ReportReason reason,

        @Schema(nullable = true, description = "For the moderators") @Size(max = 1000) String note) {

    ReportComment {
        note = Formats.clean(note);
    }
}
