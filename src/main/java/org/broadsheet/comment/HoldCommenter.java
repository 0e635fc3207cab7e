package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where and until when a moderator looks at a reader's comments first; everything may be absent, and so may the body. */
@Schema(description = "Where and until when a moderator looks at a reader's comments first")
record HoldCommenter(
        @Schema(nullable = true, description = "Id of a section: there and in all below it; null for everywhere")
        UUID section,

        @Schema(nullable = true, description = "A time to come; null for ever")
        Instant until,

        @Schema(nullable = true, description = "Plain text, for moderators only") @Size(max = 2000) String note) {

    static final HoldCommenter EVERYWHERE = new HoldCommenter(null, null, null);

    HoldCommenter {
        note = Formats.clean(note);
    }
}
