package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a comment is rejected; everything may be absent, and so may the body. */
@Schema(description = "Why a comment is rejected")
record RejectComment(
        @Schema(nullable = true) RejectionCode code,

        @Schema(
                nullable = true,
                description = "Plain text, for who wrote it",
                examples = "Please keep to the timetable.")
        @Size(max = 1000) String publicText,

        @Schema(nullable = true, description = "Plain text, for moderators only", examples = "The third one today.")
        @Size(max = 2000) String note) {

    RejectComment {
        publicText = Formats.clean(publicText);
        note = Formats.clean(note);
    }

    /** @param why null where no body was sent */
    static Reason reason(RejectComment why) {
        return why == null ? Reason.NONE : new Reason(why.code, why.publicText, why.note);
    }
}
