package org.broadsheet.comment;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.broadsheet.shared.WordPrefixes;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which readers a moderator wants to see; all filters must be met. */
record CommenterFilter(
        @Parameter(description = "Words, each of which begins one of the name")
        @QueryParam("q")
        @Size(max = WordPrefixes.MAX_LENGTH) String q,

        @Parameter(description = "What of this kind is in force for them") @QueryParam("sanction")
        SanctionKind sanction) {}
