package org.broadsheet.author;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for an author. */
@Schema(description = "An author as it is sent")
record SaveAuthor(
        @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = Formats.LINE) String name,

        @Schema(nullable = true, description = "Derived from the name when absent")
        @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN) String slug,

        @Schema(nullable = true) @Size(max = 5000) String bio,
        @Schema(nullable = true) @Size(max = 20) List<@Valid @NotNull AuthorLink> links,
        @Schema(nullable = true) @Valid AuthorContact contact,

        @Schema(nullable = true, description = "Id of the picture that shows them")
        UUID image,

        @Schema(nullable = true, description = "For the newsroom only, never public") @Size(max = 254) @Email String privateEmail,

        @Schema(nullable = true, defaultValue = "true", description = "Whether lists of authors show them")
        Boolean listed) {

    SaveAuthor {
        name = Formats.line(name);
        bio = Formats.clean(bio);
        links = links == null ? List.of() : links;
        contact = contact == null ? AuthorContact.NONE : contact;
        privateEmail = Formats.clean(privateEmail);
        listed = listed == null || listed;
    }
}
