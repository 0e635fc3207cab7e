package org.broadsheet.article;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.broadsheet.content.ArticleType;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.broadsheet.shared.WordPrefixes;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which articles an editor wants to see, by their drafts. One filter repeated means any of its values, different filters
 * mean all of them.
 */
record ArticleFilter(
        @Parameter(description = "Slug or id: drafts in this section or one below it, first or further")
        @QueryParam("section")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> section,

        @Parameter(description = "Slug or id of an author in the byline") @QueryParam("author") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> author,

        @Parameter(description = "Slug or id of a tag") @QueryParam("tag") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> tag,

        @Parameter(description = "The kind of journalism") @QueryParam("type")
        List<ArticleType> type,

        @Parameter(description = "BCP 47 tag, as articles have it") @QueryParam("language") @Size(max = 20) List<@Size(min = 2, max = 35) @Pattern(regexp = Formats.LANGUAGE_TAG) String> language,

        @Parameter(description = "Last saved at or after this time") @QueryParam("savedFrom")
        Instant savedFrom,

        @Parameter(description = "Last saved before this time") @QueryParam("savedBefore")
        Instant savedBefore,

        @Parameter(description = "Words, each of which begins one of the headline, kicker, standfirst or slug")
        @QueryParam("q")
        @Size(max = WordPrefixes.MAX_LENGTH) String q) {}
