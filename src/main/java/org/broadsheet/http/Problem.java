package org.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.ChangedField;
import org.broadsheet.shared.EditLock;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Holder;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * The body of every answer of 400 and above (RFC 9457), sent as {@code application/problem+json} whatever the request
 * accepts.
 *
 * @param instance path of the request, without its query
 * @param errors absent where nothing in the request is to be pointed at
 * @param members further members that a type defines; each is documented above, since the contract knows no others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "What went wrong (RFC 9457)",
        requiredProperties = {"type", "title", "status", "detail", "instance", "code", "requestId"},
        properties = {
            @SchemaProperty(
                    name = "holder",
                    type = SchemaType.STRING,
                    description = "With `slugTaken`: id of what the slug belongs to"),
            @SchemaProperty(
                    name = "mergedInto",
                    type = SchemaType.STRING,
                    description = "With `notFound`: id of what this was a duplicate of"),
            @SchemaProperty(
                    name = "holders",
                    type = SchemaType.ARRAY,
                    implementation = Holder.class,
                    description = "With `inUse`: what uses it"),
            @SchemaProperty(
                    name = "state",
                    type = SchemaType.STRING,
                    description = "With `invalidState`: the present one"),
            @SchemaProperty(
                    name = "allowed",
                    type = SchemaType.ARRAY,
                    implementation = String.class,
                    description = "With `invalidState`: the actions that are possible"),
            @SchemaProperty(
                    name = "blockers",
                    type = SchemaType.ARRAY,
                    implementation = Blocker.class,
                    description = "With `blocked` and `embargoed`: all that stands in the way"),
            @SchemaProperty(name = "lock", implementation = EditLock.class),
            @SchemaProperty(
                    name = "statement",
                    type = SchemaType.STRING,
                    description = "With `withdrawn`: why, for readers"),
            @SchemaProperty(
                    name = "until",
                    type = SchemaType.STRING,
                    format = "date-time",
                    description = "With `banned`: when it ends; absent for ever"),
            @SchemaProperty(name = "reason", type = SchemaType.STRING, description = "With `banned`: why"),
            @SchemaProperty(
                    name = "currentVersion",
                    type = SchemaType.INTEGER,
                    description = "With `preconditionFailed`, in management: the present version"),
            @SchemaProperty(
                    name = "savedAt",
                    type = SchemaType.STRING,
                    format = "date-time",
                    description = "With `preconditionFailed`, in management, but for comments: when that was saved"),
            @SchemaProperty(
                    name = "savedBy",
                    implementation = AccountSummary.class,
                    description = "With `preconditionFailed`, in management, but for comments: who saved that"),
            @SchemaProperty(
                    name = "changes",
                    type = SchemaType.ARRAY,
                    implementation = ChangedField.class,
                    description = "With `preconditionFailed`, in management, but for comments: the fields that differ"
                            + " from the version that `If-Match` names; empty where none does, say because it was"
                            + " unpublished; absent where that version is not known")
        })
public record Problem(
        @Schema(
                description = "Stable URI of the kind of problem",
                examples = "urn:problem-type:broadsheet:invalidRequest")
        String type,

        @Schema(description = "The kind of problem, for people")
        String title,

        @Schema(description = "The HTTP status", minimum = "400", maximum = "599")
        int status,

        @Schema(description = "This occurrence of it, for people")
        String detail,

        @Schema(description = "Path of the request", examples = "/api/v1/articles")
        String instance,

        @Schema(description = "The kind of problem, for programs", examples = "invalidRequest")
        String code,

        @Schema(description = "Also in X-Request-Id and in the log; quote it when you ask about a problem")
        String requestId,

        @Schema(description = "Every value that is at fault")
        List<FieldError> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    /** An array of a million bad values is no reason for an answer of a hundred megabytes. */
    private static final int MOST_ERRORS = 100;

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException e, String instance, String requestId) {
        ProblemType type = e.type();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                Texts.quotable(e.getMessage()),
                Texts.quotable(instance),
                type.name(),
                requestId,
                e.errors().stream().limit(MOST_ERRORS).map(Problem::quotable).toList(),
                e.members());
    }

    private static FieldError quotable(FieldError error) {
        return new FieldError(
                error.pointer() == null ? null : Texts.quotable(error.pointer()),
                error.parameter() == null ? null : Texts.quotable(error.parameter()),
                error.code(),
                Texts.quotable(error.detail()));
    }
}
