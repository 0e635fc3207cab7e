package org.broadsheet.content;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor's client sends for an article. References are slugs or ids. */
@Schema(description = "An article as it is sent; references are slugs or ids")
public record SaveArticle(
        @NotBlank @Size(min = 1, max = 300) @Pattern(regexp = Formats.LINE) String headline,

        @Schema(nullable = true) @Valid Headlines headlines,

        @Schema(nullable = true, description = "The line above the headline")
        @Size(max = 100) @Pattern(regexp = Formats.LINE) String kicker,

        @Schema(nullable = true, description = "The sentences between headline and body") @Size(max = 1000) String standfirst,

        @Schema(nullable = true, description = "Derived from the headline when absent")
        @Size(max = Slugs.MAX_LENGTH) @Pattern(regexp = Slugs.PATTERN) String slug,

        @Schema(nullable = true, defaultValue = "news") ArticleType type,

        @Schema(nullable = true, description = "BCP 47; the site's language when absent", examples = "en")
        @Size(min = 2, max = 35) @Pattern(regexp = Formats.LANGUAGE_TAG) String language,

        @Schema(description = "The section that the article's path lies in")
        @NotBlank @Size(min = 1, max = Slugs.MAX_LENGTH) String section,

        @Schema(nullable = true, description = "Further sections") @Size(max = 10) List<@NotBlank @Size(min = 1, max = Slugs.MAX_LENGTH) String> sections,

        @Schema(nullable = true) @Size(max = 50) List<@NotBlank @Size(min = 1, max = Slugs.MAX_LENGTH) String> tags,
        @Schema(nullable = true) @Size(max = 50) List<@Valid @NotNull BylineInput> byline,

        @Schema(nullable = true, description = "Shown instead of the byline")
        @Size(max = 300) @Pattern(regexp = Formats.LINE) String bylineText,

        @Schema(nullable = true, description = "Where it was written") @Size(max = 100) @Pattern(regexp = Formats.LINE) String dateline,

        @Schema(
                nullable = true,
                description = "The date line for readers, not in the future; the time of the first publication"
                        + " when absent")
        Instant publishedAt,

        @Schema(nullable = true, description = "Id of the picture that leads it")
        UUID image,

        @Schema(
                nullable = true,
                description = "Nothing of it is public before this moment; to lift or shorten it needs the right"
                        + " `liftEmbargo`")
        Instant embargoedUntil,

        @Schema(ref = "BodyInput") JsonNode body,

        @Schema(
                nullable = true,
                description =
                        "For the newsroom, about this save: kept with the revision that it makes, and by no later one")
        @Size(max = 2000) String note) {

    public SaveArticle {
        headline = Formats.line(headline);
        headlines = headlines == null ? Headlines.NONE : headlines;
        kicker = Formats.line(kicker);
        standfirst = Formats.clean(standfirst);
        type = type == null ? ArticleType.news : type;
        sections = sections == null ? List.of() : sections;
        tags = tags == null ? List.of() : tags;
        byline = byline == null ? List.of() : byline;
        bylineText = Formats.line(bylineText);
        dateline = Formats.line(dateline);
        note = Formats.clean(note);
    }
}
