package org.broadsheet.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.RunningService;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Operation.Parameter;

/**
 * One call of a file of examples: its name, {@code summary}, perhaps {@code turn}, {@code parameters}, further {@code
 * headers}, {@code body}, {@code status} and {@code answer}.
 */
record ExampleCall(Operation operation, ObjectNode json) {

    /** What stands for a token that is good at the moment. */
    private static final String OF_A_READER = "Bearer of a reader";

    String name() {
        return json.get("name").asText();
    }

    int status() {
        return json.get("status").asInt();
    }

    Optional<JsonNode> answer() {
        return Optional.ofNullable(json.get("answer"));
    }

    void answered(JsonNode answer) {
        json.set("answer", answer);
    }

    /** Whether no two runs have the same times and new ids in the answer. */
    boolean isAfterChanges() {
        return turn() > 0;
    }

    /**
     * What reads the newsroom as it is comes first, then what creates and what changes, so that an example may name what an
     * earlier one made; {@code turn} puts a call elsewhere.
     */
    int turn() {
        if (json.has("turn")) {
            return json.get("turn").asInt();
        }
        return switch (operation.method()) {
            case "GET" -> 0;
            case "POST" -> operation.template().contains("/actions/") ? 3 : 1;
            case "PATCH", "PUT" -> 2;
            case "DELETE" -> 10;
            default -> throw new IllegalStateException("No turn for " + operation);
        };
    }

    HttpResponse<String> perform(RunningService service, Likeness likeness) {
        String path = operation.template();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter : json.path("parameters").properties()) {
            String name = parameter.getKey();
            String value = likeness.present(value(parameter.getValue()));
            switch (place(name)) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value));
                case "header" -> headers.put(name, value);
                default -> query.add(encoded(name) + "=" + encoded(value));
            }
        }
        if (json.has("body")) {
            headers.put(
                    "Content-Type",
                    operation.requestContent().keySet().iterator().next());
        }
        if (operation.needsReader()) {
            headers.put("Authorization", OF_A_READER);
        }
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.computeIfPresent(
                "Authorization",
                (name, header) -> header.equals(OF_A_READER) ? "Bearer " + Issuer.reader("example") : header);
        String body = json.has("body") ? likeness.present(json.get("body").toString()) : "";
        return service.send(operation.method(), path + query, headers, body);
    }

    private static String value(JsonNode value) {
        List<String> values = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(each -> values.add(each.asText()));
        return String.join(",", values);
    }

    /** Where the operation takes it; what it does not know goes into the query. */
    private String place(String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::in)
                .findFirst()
                .orElse("query");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
        return operation.id() + " " + name();
    }
}
