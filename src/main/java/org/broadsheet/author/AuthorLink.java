package org.broadsheet.author;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somewhere else to find a person. */
@Schema(description = "Somewhere else to find the author")
public record AuthorLink(
        @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = Formats.LINE) String label,

        @NotNull @Size(max = 2000) @Pattern(regexp = Formats.WEB_URL) String url) {}
