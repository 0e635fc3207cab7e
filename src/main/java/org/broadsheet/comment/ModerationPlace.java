package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Where comments belong that a moderator wants to see or to count. */
record ModerationPlace(
        @Parameter(description = "Id of the article they belong to") @QueryParam("article")
        UUID article,

        @Parameter(
                description = "Slug or id: articles whose draft is in this section or one below it, first or further")
        @QueryParam("section")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> section) {}
