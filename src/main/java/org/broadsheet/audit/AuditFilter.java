package org.broadsheet.audit;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.NewestFirst;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries somebody wants to see; all filters must be met. */
record AuditFilter(
        @Parameter(description = "Id of the user who did it") @QueryParam("user")
        UUID user,

        @Parameter(description = "Id of the token that was sent") @QueryParam("token")
        UUID token,

        @Parameter(description = "The operation's id in this document, such as `publishArticle`")
        @QueryParam("operation")
        @Size(min = 1, max = 60) @Pattern(regexp = AuditFilter.NAME) String operation,

        @Parameter(description = "Whether it was done") @QueryParam("outcome")
        AuditOutcome outcome,

        @Parameter(description = "The collection that it was done in, such as `articles`")
        @QueryParam("kind")
        @Size(min = 1, max = 60) @Pattern(regexp = AuditFilter.NAME) String kind,

        @Parameter(description = "Id of what it was done to") @QueryParam("object")
        UUID object,

        @Parameter(description = "At or after this time") @QueryParam("from")
        Instant from,

        @Parameter(description = "Before this time") @QueryParam("before")
        Instant before) {

    static final String NAME = "^[A-Za-z]+$";

    /** Those that meet all of it. */
    NewestFirst entries() {
        return NewestFirst.by("at")
                .whereGiven("account = :account", "account", user)
                .whereGiven("token = :token", "token", token)
                .whereGiven("operation = :operation", "operation", operation)
                .whereGiven("outcome = :outcome", "outcome", outcome)
                .whereGiven("kind = :kind", "kind", kind)
                .whereGiven("object = :object", "object", object)
                .whereGiven("at >= :from", "from", from)
                .whereGiven("at < :before", "before", before);
    }
}
