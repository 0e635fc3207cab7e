package org.broadsheet.shared;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is asked for. */
public record PageRequest(
        @Parameter(description = "Rows on the page") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,

        @Parameter(description = "Opaque place in the list, from `page.next` or `page.previous` of the same query")
        @QueryParam("cursor")
        @Size(max = 1000) String cursor) {}
