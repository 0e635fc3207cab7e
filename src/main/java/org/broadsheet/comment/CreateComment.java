package org.broadsheet.comment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader sends. */
@Schema(
        description = "A comment as it is sent",
        examples = "{\"name\": \"Mara\", \"body\": \"I take that ferry *every* morning.\"}")
record CreateComment(
        @Schema(
                nullable = true,
                description = "The name that other readers see. Guests must give one; who has signed in has that of the"
                        + " token and may leave it out, or must give the same",
                examples = "Mara")
        @NotBlank(groups = Nameless.class) @Size(min = 1, max = 80) @Pattern(regexp = Formats.NAME) String name,

        @Schema(nullable = true, description = "Kept for the newsroom; no answer ever holds it") @Size(max = 254) @Email String email,

        @Schema(
                description = "Markdown: paragraphs, emphasis, links, quotes, lists, code; HTML is shown as text",
                examples = "I take that ferry *every* morning.")
        @NotBlank @Size(min = 1, max = 10_000) String body,

        @Schema(nullable = true, description = "The comment that this one answers")
        UUID parentId) {

    /** Of those whom no token names. */
    interface Nameless {}

    CreateComment {
        name = Formats.line(name);
        email = Formats.clean(email);
    }

    CreateComment named(String other) {
        return new CreateComment(other, email, body, parentId);
    }
}
