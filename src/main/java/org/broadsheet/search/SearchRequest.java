package org.broadsheet.search;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is looked for, in which order, and by what it is counted. Where, the filter of the list of articles says. */
public record SearchRequest(
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

        @Parameter(
                description = "Comma-separated: by what matches are counted, each with its most frequent 20 values. Of"
                        + " more than 10,000 matches the newest 10,000 are counted",
                schema = @Schema(pattern = Facet.PATTERN))
        @QueryParam("facets")
        String facets) {}
