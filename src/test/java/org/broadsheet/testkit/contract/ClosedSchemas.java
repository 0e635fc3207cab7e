package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Closes the object schemas of a document that do not say whether they are open: OpenAPI means them to be open, so that
 * clients are ready for new properties, but here an undocumented one is a fault.
 */
final class ClosedSchemas {

    private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum");

    /** Parts of an {@code allOf} know only some of the properties. */
    private final Set<String> parts = new HashSet<>();

    private ClosedSchemas() {}

    static void close(JsonNode document) {
        ClosedSchemas closing = new ClosedSchemas();
        document.findValues("allOf")
                .forEach(all ->
                        all.forEach(part -> closing.parts.add(part.path("$ref").asText())));
        closing.closeBelow(document, "#", false);
    }

    private void closeBelow(JsonNode node, String pointer, boolean part) {
        if (node instanceof ObjectNode object) {
            boolean open = object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.has("unevaluatedProperties");
            if (open && !part && !parts.contains(pointer)) {
                object.put("unevaluatedProperties", false);
            }
            // Says nothing that the schemas do not say, and the validator does not know it.
            object.remove("discriminator");
            object.properties().forEach(field -> {
                String name = field.getKey();
                if (name.equals("properties")) {
                    field.getValue().forEach(property -> closeBelow(property, "", false));
                } else if (!DATA.contains(name)) {
                    closeBelow(field.getValue(), pointer + "/" + name, name.equals("allOf"));
                }
            });
        } else {
            node.forEach(item -> closeBelow(item, "", part));
        }
    }
}
