package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One operation of a document.
 *
 * @param method in capitals
 * @param template path with its parameters in braces
 */
public record Operation(OpenApiDocument document, String method, String template, Place place) {

    /** @param in {@code path}, {@code query} or {@code header} */
    public record Parameter(String in, String name, boolean required, Place schema) {}

    /** Unique in both documents. */
    public String id() {
        return place.text("operationId");
    }

    /** Every status that it documents. */
    public Set<Integer> statuses() {
        Set<Integer> statuses = new TreeSet<>();
        place.at("responses").properties().keySet().forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Place all = place.at("parameters");
        for (int i = 0; i < all.json().size(); i++) {
            Place parameter = all.at(i);
            parameters.add(new Parameter(
                    parameter.text("in"),
                    parameter.text("name"),
                    parameter.at("required").json().asBoolean(),
                    parameter.at("schema")));
        }
        return parameters;
    }

    public List<Parameter> parameters(String in) {
        return parameters().stream().filter(p -> p.in().equals(in)).toList();
    }

    /** By media type; empty where no body is taken. */
    public Map<String, Place> requestContent() {
        return schemas(place.at("requestBody").at("content"));
    }

    /** Whether only readers who have signed in may call it. */
    public boolean needsReader() {
        JsonNode alternatives = place.at("security").json();
        return !alternatives.isEmpty()
                && StreamSupport.stream(alternatives.spliterator(), false).noneMatch(JsonNode::isEmpty);
    }

    public boolean requiresBody() {
        return place.at("requestBody").at("required").json().asBoolean();
    }

    /** Whether its answer has no end. */
    boolean isStream() {
        return response(200).at("content").properties().containsKey("text/event-stream");
    }

    Place response(int status) {
        return place.at("responses").at(String.valueOf(status));
    }

    static Map<String, Place> schemas(Place content) {
        Map<String, Place> schemas = new LinkedHashMap<>();
        content.properties().forEach((type, media) -> schemas.put(type, media.at("schema")));
        return schemas;
    }

    /** The path parameters, decoded; empty where the path is another's. */
    Optional<Map<String, String>> match(String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            boolean variable = wanted[i].startsWith("{");
            if (variable ? given[i].isEmpty() : !wanted[i].equals(decoded(given[i]))) {
                return Optional.empty();
            }
            if (variable) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), decoded(given[i]));
            }
        }
        return Optional.of(values);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
