package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A part of an OpenAPI document and where it stands there, so that it can be named and references be followed. */
public record Place(JsonNode root, JsonPointer pointer) {

    static Place root(JsonNode document) {
        return new Place(document, JsonPointer.empty());
    }

    public JsonNode json() {
        return root.at(pointer);
    }

    public boolean exists() {
        return !(json() instanceof MissingNode);
    }

    /** What stands below, behind any {@code $ref}. */
    public Place at(String name) {
        return new Place(root, resolved().pointer.appendProperty(name)).resolved();
    }

    public Place at(int index) {
        return new Place(root, resolved().pointer.appendIndex(index)).resolved();
    }

    /** Every property with its place, in the order of the document. */
    public Map<String, Place> properties() {
        Map<String, Place> places = new LinkedHashMap<>();
        resolved().json().fieldNames().forEachRemaining(name -> places.put(name, at(name)));
        return places;
    }

    public String text(String name) {
        return at(name).json().asText();
    }

    /** As a schema: every JSON type that it names, also in its combinations; empty where it names none. */
    public Set<String> types() {
        Set<String> types = new HashSet<>();
        JsonNode type = at("type").json();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        alternatives().forEach(each -> types.addAll(each.types()));
        return types;
    }

    /** As a schema: the parts of its combinations. */
    public List<Place> alternatives() {
        return Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(combination -> at(combination).items().stream())
                .toList();
    }

    /** As a schema: the properties of an object, in whatever part of its combinations they stand. */
    public Map<String, Place> members() {
        Map<String, Place> members = new LinkedHashMap<>(at("properties").properties());
        alternatives().forEach(part -> members.putAll(part.members()));
        return members;
    }

    public List<Place> items() {
        return IntStream.range(0, json().size()).mapToObj(this::at).toList();
    }

    Place resolved() {
        JsonNode ref = json().path("$ref");
        // A schema may have siblings of its $ref, which count too.
        return ref.isTextual() && json().size() == 1
                ? new Place(root, JsonPointer.compile(ref.asText().substring(1))).resolved()
                : this;
    }
}
