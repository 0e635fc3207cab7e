package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

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

    Place at(int index) {
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

    Place resolved() {
        JsonNode ref = json().path("$ref");
        // A schema may have siblings of its $ref, which count too.
        return ref.isTextual() && json().size() == 1
                ? new Place(root, JsonPointer.compile(ref.asText().substring(1))).resolved()
                : this;
    }
}
