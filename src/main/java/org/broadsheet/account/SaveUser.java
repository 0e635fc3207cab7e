package org.broadsheet.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an administrator's client sends for a user. */
@Schema(description = "A user as it is sent")
record SaveUser(
        @NotBlank @Size(min = 1, max = 200) @Pattern(regexp = Formats.LINE) String name,

        @Schema(nullable = true, defaultValue = "person") AccountKind kind,

        @Schema(
                nullable = true,
                defaultValue = "true",
                description = "Whether they may sign in, and their tokens count")
        Boolean active,

        @Schema(nullable = true, description = "What they may do; none for nothing") @Size(max = 50) List<@NotNull @Valid GrantInput> grants) {

    SaveUser {
        name = Formats.line(name);
        kind = kind == null ? AccountKind.person : kind;
        active = active == null || active;
        grants = grants == null ? List.of() : grants;
    }
}
