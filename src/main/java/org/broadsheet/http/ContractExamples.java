package org.broadsheet.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Calls of one operation on the demo newsroom, and what they are answered, from {@code contract/<operationId>.json}. Only
 * calls that succeed are shown as examples of requests, under the name that their answer has: of the others the summary
 * says what is wrong with them.
 */
class ContractExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> calls = new ArrayList<>();

    ContractExamples(String operationId) {
        try (InputStream file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("contract/" + operationId + ".json")) {
            if (file != null) {
                JSON.readTree(file).forEach(calls::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Examples of " + operationId, e);
        }
    }

    /** The statuses whose answers have bodies to show. */
    Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        calls.stream()
                .filter(call -> call.has("answer"))
                .forEach(call -> statuses.add(call.get("status").asText()));
        return statuses;
    }

    void showRequests(Operation operation) {
        for (JsonNode call : calls) {
            if (call.get("status").asInt() >= 300) {
                continue;
            }
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> show(call, parameter));
            }
            if (call.has("body")) {
                MediaType media = operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .iterator()
                        .next();
                media.addExample(call.get("name").asText(), example(call, call.get("body")));
            }
        }
    }

    private static void show(JsonNode call, Parameter parameter) {
        JsonNode value = call.path("parameters").path(String.valueOf(parameter.getName()));
        if (!value.isMissingNode()) {
            parameter.addExample(call.get("name").asText(), example(call, value));
        }
    }

    /** Adds the bodies that this status came with. */
    void showAnswers(String status, APIResponse response) {
        MediaType media =
                response.getContent().getMediaTypes().values().iterator().next();
        calls.stream()
                .filter(call -> call.get("status").asText().equals(status) && call.has("answer"))
                .forEach(call -> media.addExample(call.get("name").asText(), example(call, call.get("answer"))));
    }

    private static Example example(JsonNode call, JsonNode value) {
        return OASFactory.createExample()
                .summary(call.get("summary").asText())
                .value(JSON.convertValue(value, Object.class));
    }
}
