package org.broadsheet.article;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to publish; everything may be absent, and so may the body. */
@Schema(description = "How to publish")
record PublishArticle(
        @Schema(nullable = true, description = "The date line for readers, not in the future")
        Instant publishedAt,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description = "Whether readers should be told of an update: sets `updatedAt`")
        Boolean substantive,

        @Schema(nullable = true, description = "For the newsroom") @Size(max = 2000) String note) {

    static final PublishArticle PLAIN = new PublishArticle(null, null, null);

    PublishArticle {
        substantive = substantive != null && substantive;
        note = Formats.clean(note);
    }
}
