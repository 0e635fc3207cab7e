package org.broadsheet.audit;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
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

    Map<AuditCondition, Object> conditions() {
        Map<AuditCondition, Object> conditions = new EnumMap<>(AuditCondition.class);
        put(conditions, AuditCondition.USER, user);
        put(conditions, AuditCondition.TOKEN, token);
        put(conditions, AuditCondition.OPERATION, operation);
        put(conditions, AuditCondition.OUTCOME, outcome);
        put(conditions, AuditCondition.KIND, kind);
        put(conditions, AuditCondition.OBJECT, object);
        put(conditions, AuditCondition.FROM, from);
        put(conditions, AuditCondition.BEFORE, before);
        return conditions;
    }

    private static void put(Map<AuditCondition, Object> conditions, AuditCondition condition, Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }
}
