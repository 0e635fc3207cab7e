package org.broadsheet.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.broadsheet.reference.Total;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** In which order a list of articles is, and from where it is read without a cursor. */
public record ArticleOrder(
        @Parameter(description = "The order; articles that were never updated stand at their `publishedAt`")
        @QueryParam("sort")
        @DefaultValue("-publishedAt")
        Sort sort,

        @Parameter(description = "Number of the page, instead of a cursor; `page` times `limit` is at most 10,000")
        @QueryParam("page")
        @Min(1) @Max(10_000) Integer page,

        @Parameter(description = "Whether the whole list is counted; `page` always does")
        @QueryParam("total")
        @DefaultValue("none")
        Total total) {}
