package org.broadsheet.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an article is withdrawn for ever. */
@Schema(description = "Why an article is withdrawn for ever")
record KillArticle(
        @Schema(description = "What readers are told in its place", examples = "We withdrew this report.")
        @NotBlank @Size(min = 1, max = 2000) String statement,

        @Schema(nullable = true, description = "For the newsroom") @Size(max = 2000) String reason) {

    KillArticle {
        statement = Formats.clean(statement);
        reason = Formats.clean(reason);
    }
}
