package org.broadsheet.search;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.broadsheet.content.ArticleType;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.delivery.Sort;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is looked for, and where: the filters are those of the list of articles. */
public record SearchFilter(
        @Parameter(
                description =
                        "What to look for: all of the words; `\"a phrase\"`; `or` between alternatives; `-` before"
                                + " what is not wanted. Case, accents and kinds of quotes make no difference",
                required = true,
                example = "ferry \"mail boat\" -tram")
        @QueryParam("q")
        @NotNull @Size(max = SearchQuery.MAX_LENGTH) String q,

        @QueryParam("sort") @DefaultValue("relevance") @Parameter(description = "The order")
        SearchSort sort,

        @Parameter(description = "Slug or id: articles in this section or one below it, first or further")
        @QueryParam("section")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> section,

        @Parameter(description = "Slug or id: articles whose first section is this one or one below it")
        @QueryParam("primarySection")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> primarySection,

        @Parameter(description = "Slug or id of an author in the byline") @QueryParam("author") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> author,

        @Parameter(description = "Slug or id of a tag") @QueryParam("tag") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> tag,

        @Parameter(description = "The kind of journalism") @QueryParam("type")
        List<ArticleType> type,

        @Parameter(description = "BCP 47 tag, as articles have it") @QueryParam("language") @Size(max = 20) List<@Size(min = 2, max = 35) @Pattern(regexp = Formats.LANGUAGE_TAG) String> language,

        @Parameter(description = "Ids of articles") @QueryParam("ids") @Size(max = 100) List<@Size(max = 36) String> ids,

        @Parameter(description = "Date line at or after this time") @QueryParam("publishedFrom")
        Instant publishedFrom,

        @Parameter(description = "Date line before this time") @QueryParam("publishedBefore")
        Instant publishedBefore,

        @Parameter(
                description = "Comma-separated: by what matches are counted, each with its most frequent 20 values. Of"
                        + " more than 10,000 matches the newest 10,000 are counted",
                schema = @Schema(pattern = Facet.PATTERN))
        @QueryParam("facets")
        String facets) {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The lists that an article has to be in; the list of all among them where there is no other. */
    List<ArticleFilter.Wanted> wanted() {
        return new ArticleFilter(
                        section,
                        primarySection,
                        author,
                        tag,
                        type,
                        language,
                        ids,
                        publishedFrom,
                        publishedBefore,
                        Sort.NEWEST,
                        null,
                        Total.none)
                .wanted();
    }

    Instant from() {
        return publishedFrom == null ? BEGINNING : publishedFrom;
    }

    Instant before() {
        return publishedBefore == null ? END : publishedBefore;
    }
}
