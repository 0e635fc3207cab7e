package org.broadsheet.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How much of a thread comes with each comment. */
record ThreadRequest(
        @Parameter(description = "How many replies come with each comment, oldest first")
        @QueryParam("replies")
        @DefaultValue("" + REPLIES)
        @Min(1) @Max(20) int replies) {

    static final int REPLIES = 3;
}
