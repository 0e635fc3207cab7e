package org.broadsheet.testkit.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.contract.OpenApiDocument;
import org.broadsheet.testkit.contract.Place;

/** Values that a schema allows: the example it gives, or else the plainest one. */
public final class Samples {

    /** Texts of the usual forms; the schema takes the first that suits it. */
    private static final List<String> TEXTS = List.of(
            "2024-01-01T00:00:00Z",
            "0190a8f0-0000-7000-8000-000000000000",
            "https://example.org/a",
            "ana@example.org",
            "en",
            "16:9",
            "a");

    private final OpenApiDocument document;
    private final BiFunction<String, Place, Optional<String>> references;

    /** @param references names something that exists, where a property of this name and schema refers to it */
    Samples(OpenApiDocument document, BiFunction<String, Place, Optional<String>> references) {
        this.document = document;
        this.references = references;
    }

    /** An object has its required properties only, an array as few items as it may have, but one. */
    public JsonNode of(String name, Place schema) {
        return candidates(name, schema)
                .filter(candidate ->
                        document.errors(schema, candidate.toString()).isEmpty())
                .findFirst()
                .orElse(NullNode.instance);
    }

    private Stream<JsonNode> candidates(String name, Place schema) {
        Stream<JsonNode> given = Stream.of(
                        schema.at("const").json(), schema.at("default").json())
                .filter(value -> !value.isMissingNode());
        Stream<JsonNode> listed = Stream.of("examples", "enum")
                .flatMap(key -> schema.at(key).items().stream().map(Place::json));
        Stream<JsonNode> plain = Stream.of(object(schema), array(name, schema), IntNode.valueOf(1), IntNode.valueOf(2));
        Stream<JsonNode> flag = Stream.of(JsonNodeFactory.instance.booleanNode(true));
        Stream<JsonNode> parts = schema.alternatives().stream().map(part -> of(name, part));
        return Stream.of(reference(name, schema), given, listed, parts, texts(), plain, flag)
                .flatMap(stream -> stream);
    }

    private Stream<JsonNode> reference(String name, Place schema) {
        return references.apply(name, schema).<JsonNode>map(TextNode::valueOf).stream();
    }

    private static Stream<JsonNode> texts() {
        String unique = Newsroom.unique("sample").replace(' ', '-');
        return Stream.concat(Stream.of(unique), TEXTS.stream()).map(TextNode::valueOf);
    }

    private ObjectNode object(Place schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Place required : schema.at("required").items()) {
            String name = required.json().asText();
            object.set(name, of(name, schema.at("properties").at(name)));
        }
        return object;
    }

    private ArrayNode array(String name, Place schema) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Place items = schema.at("items");
        return items.exists() ? array.add(of(name, items)) : array;
    }
}
