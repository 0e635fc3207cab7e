package org.broadsheet.comment;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which comments a moderator wants to see. */
record ModerationFilter(
        @Parameter(description = "Where they stand") @QueryParam("status")
        CommentStatus status,

        @Parameter(description = "Whether they wait for a moderator") @QueryParam("queued")
        Boolean queued,

        @Parameter(description = "Id of the article they belong to") @QueryParam("article")
        UUID article,

        @Parameter(description = "The order") @QueryParam("sort") @DefaultValue("newest")
        ThreadSort sort) {}
