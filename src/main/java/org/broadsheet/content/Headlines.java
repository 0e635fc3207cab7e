package org.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The headline for other places; each null where the headline itself serves. */
@Schema(description = "The headline for other places; null where the headline itself serves")
public record Headlines(
        @JsonProperty("short") @Schema(name = "short", nullable = true) @Size(max = 300) @Pattern(regexp = Formats.LINE) String shortest,

        @Schema(nullable = true) @Size(max = 300) @Pattern(regexp = Formats.LINE) String seo,

        @Schema(nullable = true) @Size(max = 300) @Pattern(regexp = Formats.LINE) String social) {

    static final Headlines NONE = new Headlines(null, null, null);

    public Headlines {
        shortest = Formats.line(shortest);
        seo = Formats.line(seo);
        social = Formats.line(social);
    }
}
