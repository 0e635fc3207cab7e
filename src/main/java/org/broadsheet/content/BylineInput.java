package org.broadsheet.content;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One contributor: an author by slug or id, or a guest by name. */
@Schema(name = "BylineEntry", description = "One contributor: an author by slug or id, or a guest by name")
public record BylineInput(
        @Schema(nullable = true, description = "Slug or id of an author") @Size(max = Slugs.MAX_LENGTH) String author,

        @Schema(nullable = true, description = "Name of a guest who is no author")
        @Size(max = 100) @Pattern(regexp = Formats.LINE) String name,

        @Schema(nullable = true, defaultValue = "by", description = "What they did: by, photos, editing …")
        @Pattern(regexp = "^[a-z][A-Za-z]{0,29}$") String role) {

    public BylineInput {
        name = Formats.line(name);
        role = role == null ? "by" : role;
    }

    public static BylineInput of(Contributor contributor) {
        return new BylineInput(
                contributor.author() == null ? null : contributor.author().toString(),
                contributor.name(),
                contributor.role());
    }

    @AssertTrue(message = "names either an author or a guest") @Schema(hidden = true)
    boolean isOneContributor() {
        return (author == null) != (name == null);
    }
}
