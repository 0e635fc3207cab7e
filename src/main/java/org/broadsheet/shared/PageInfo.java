package org.broadsheet.shared;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a page of a list stands. The links are path-absolute and the same as in the {@code Link} header (RFC 8288). */
@Schema(name = "Page", description = "Where this page of the list stands")
public record PageInfo(
        @Schema(description = "Rows asked for", minimum = "1", maximum = "100")
        int limit,

        @Schema(nullable = true, minimum = "0", description = "Rows in the whole list; null unless asked for")
        Long total,

        @Schema(nullable = true, description = "Path of the next page; null on the last")
        String next,

        @Schema(nullable = true, description = "Path of the previous page; null on the first")
        String previous) {}
