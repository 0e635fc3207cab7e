package org.broadsheet.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Decisions about many comments, each made or refused for itself. */
@Schema(description = "Decisions about many comments")
record DecideComments(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Item> items) {

    /** One of them. */
    @Schema(name = "DecideComment", description = "A decision about one of many comments")
    record Item(
            @NotNull UUID id,

            @Schema(description = "The version that you have seen") @NotNull @Min(1) Integer version,

            @NotNull BulkAction action,

            @Schema(nullable = true) RejectionCode code,

            @Schema(nullable = true, description = "Only with `reject`, as is `code`: plain text, for who wrote it")
            @Size(max = 1000) String publicText,

            @Schema(nullable = true, description = "Plain text, for moderators only") @Size(max = 2000) String note) {

        Item {
            publicText = Formats.clean(publicText);
            note = Formats.clean(note);
        }

        Reason reason() {
            return new Reason(code, publicText, note);
        }
    }
}
