package org.broadsheet.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, {@code ""} for the body as a whole; null where a parameter is meant
 * @param parameter name of a query, path or header parameter; null where the body is meant
 * @param code stable, for programs
 * @param detail one sentence, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that is wrong with the request, and where")
public record FieldError(
        @Schema(description = "JSON Pointer (RFC 6901) into the body")
        String pointer,

        @Schema(description = "Name of the query, path or header parameter")
        String parameter,

        @Schema(required = true, description = "Stable, for programs")
        String code,

        @Schema(required = true, description = "For people") String detail) {

    public static FieldError at(String pointer, String code, String detail) {
        return new FieldError(pointer, null, code, detail);
    }

    public static FieldError parameter(String name, String code, String detail) {
        return new FieldError(null, name, code, detail);
    }
}
