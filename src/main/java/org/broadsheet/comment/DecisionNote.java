package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moderators are told about a decision; it may be absent, and so may the body. */
@Schema(description = "What moderators are told about a decision")
record DecisionNote(
        @Schema(nullable = true, description = "Plain text, for moderators only", examples = "The author asked for it.")
        @Size(max = 2000) String note) {

    DecisionNote {
        note = Formats.clean(note);
    }

    /** @param note null where no body was sent */
    static Reason reason(DecisionNote note) {
        return note == null ? Reason.NONE : Reason.noted(note.note);
    }
}
