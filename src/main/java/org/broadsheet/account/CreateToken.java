package org.broadsheet.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.security.Right;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an administrator's client sends for a token. */
@Schema(description = "A token as it is asked for")
record CreateToken(
        @NotNull @Schema(description = "Id of the user whose rights it has")
        UUID user,

        @Schema(description = "What it is for") @NotBlank @Size(min = 1, max = 200) @Pattern(regexp = Formats.LINE) String name,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description = "Whether it only reads, whatever the user may do")
        Boolean readOnly,

        @Schema(nullable = true, description = "Only these of the user's rights; null for all of them")
        @Size(min = 1, max = 20) List<@NotNull Right> rights,

        @Schema(
                nullable = true,
                description = "Slugs or ids: only in these sections and those below them; null for everywhere")
        @Size(min = 1, max = 100) List<@NotNull @Size(max = Slugs.MAX_LENGTH) String> sections,

        @Schema(nullable = true, description = "When it ends; null for when it is revoked")
        Instant expiresAt) {

    CreateToken {
        name = Formats.line(name);
        readOnly = readOnly != null && readOnly;
    }
}
