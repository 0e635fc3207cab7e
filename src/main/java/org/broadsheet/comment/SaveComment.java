package org.broadsheet.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be changed of a comment. */
@Schema(
        description = "What its writer may change",
        examples = "{\"body\": \"I take that ferry *nearly* every morning.\"}")
record SaveComment(
        @Schema(description = "Markdown, as of a new comment", examples = "I take that ferry *nearly* every morning.")
        @NotBlank @Size(min = 1, max = 10_000) String body) {}
