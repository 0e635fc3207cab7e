package org.broadsheet.author;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How readers reach a person. */
@Schema(description = "How readers reach the author; public")
public record AuthorContact(
        @Schema(nullable = true) @Size(max = 254) @Email String email,

        @Schema(nullable = true) @Size(max = 50) @Pattern(regexp = Formats.LINE) String phone) {

    /** Nobody's. */
    static final AuthorContact NONE = new AuthorContact(null, null);

    public AuthorContact {
        email = Formats.clean(email);
        phone = Formats.line(phone);
    }
}
