package org.broadsheet.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.security.Role;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role, and where it counts, as it is sent and shown. */
@Schema(name = "Grant", description = "A role, and where it counts")
record GrantInput(
        @NotNull Role role,

        @Schema(
                nullable = true,
                description = "Slugs or ids: in these sections and those below them; null for everywhere")
        @Size(max = 100) List<@NotNull @Size(max = Slugs.MAX_LENGTH) String> sections,

        @Schema(nullable = true, description = "BCP 47 ranges, `en` for `en-GB` too; null for every language")
        @Size(max = 100) List<@NotNull @Size(min = 2, max = 35) @Pattern(regexp = Formats.LANGUAGE_TAG) String> languages) {}
