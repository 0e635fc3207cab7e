package org.broadsheet.comment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommenterBadges", description = "Who a reader is in the newsroom")
record BadgeView(
        @Schema(description = "The reader's") UUID id,

        @Schema(description = "Under which the last comment was written")
        String name,

        @Schema(nullable = true, description = "Id of the author that the reader is")
        UUID author,

        @Schema(description = "Whether the reader works for the newsroom")
        boolean staff) {

    static BadgeView of(Commenter commenter) {
        return new BadgeView(commenter.id(), commenter.name(), commenter.author(), commenter.isStaff());
    }
}
