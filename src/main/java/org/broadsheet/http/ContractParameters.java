package org.broadsheet.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The parameters that HTTP itself defines (RFC 9110, section 13.1), and those that no method takes by itself. */
class ContractParameters {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";

    private final Map<String, Parameter> described = new LinkedHashMap<>();

    /** Whether the operation demands {@code If-Match}; says of it what it means. */
    static boolean demandsIfMatch(Operation operation) {
        if (operation.getParameters() == null) {
            return false;
        }
        boolean found = false;
        for (Parameter parameter : operation.getParameters()) {
            if (IF_MATCH.equals(parameter.getName())) {
                parameter.setRequired(true);
                parameter.setDescription("ETag of the version you have seen, or `*` for any (RFC 9110)");
                found = true;
            } else if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
                parameter.setDescription("Its id");
            }
        }
        return found;
    }

    /** What is read may be asked for on condition of its ETag; the framework reads these headers, no method does. */
    void addConditions(Operation operation) {
        add(
                operation,
                IF_NONE_MATCH,
                "ETags of the answers that you have; 304 where it is one of them (RFC 9110)",
                text());
        add(operation, IF_MATCH, "ETags of the answers that you want; 412 where it is none of them (RFC 9110)", text());
    }

    /** What is created is created once; {@link Idempotency} reads the header. */
    void addIdempotencyKey(Operation operation) {
        add(
                operation,
                Idempotency.HEADER,
                "A new key for each thing that you create, say a UUID, best in quotes"
                        + " (draft-ietf-httpapi-idempotency-key-header). Sent again with the same body within 24 hours,"
                        + " it creates nothing and gives the first answer; with another body, 422. While the first"
                        + " request is under way the second waits, at most 5 s, then 409. What failed may be sent"
                        + " again with the same key",
                text().minLength(1).maxLength(Idempotency.MAX_LENGTH).pattern(Idempotency.PATTERN));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }

    private void add(Operation operation, String name, String description, Schema schema) {
        described.computeIfAbsent(
                name,
                header -> OASFactory.createParameter()
                        .name(header)
                        .in(Parameter.In.HEADER)
                        .description(description)
                        .schema(schema));
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
    }

    Map<String, Parameter> described() {
        return described;
    }
}
