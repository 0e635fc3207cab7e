package org.broadsheet.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.testkit.call.Samples;
import org.broadsheet.testkit.contract.Place;

/** Every property of a body, at any depth, with every hostile value, while all else in the body stays valid. */
final class BodyMutations {

    /** @param pointer to the property that is bad */
    record BadBody(String pointer, HostileValue value, byte[] bytes) {}

    /** @param known whether another operation takes the same schema and had everything */
    private record Property(String pointer, Place schema, JsonNode body, JsonNode sample, boolean known) {}

    private static final TextNode HOLE = TextNode.valueOf("\uE001");

    /** Schemas that any operation has had. */
    private final Set<String> known;

    /** Schemas hold themselves: a list has items, which have items. */
    private final Set<String> seen = new HashSet<>();

    private final Samples samples;
    private final List<Property> properties = new ArrayList<>();

    private BodyMutations(Samples samples, Set<String> known) {
        this.samples = samples;
        this.known = known;
    }

    /** @param known schemas that need not have everything again; those of this body are added */
    static Stream<BadBody> of(Samples samples, Place schema, Set<String> known) {
        BodyMutations mutations = new BodyMutations(samples, known);
        mutations.collect("", "", schema, UnaryOperator.identity());
        known.addAll(mutations.seen);
        Stream<BadBody> whole =
                HostileValue.of(Set.of()).map(value -> new BadBody("", value, bytes(HOLE, value.json())));
        return Stream.concat(whole, mutations.properties.stream().flatMap(BodyMutations::mutations));
    }

    private static Stream<BadBody> mutations(Property property) {
        Set<String> types = property.schema().types();
        Stream<HostileValue> values = property.known() ? HostileValue.again(types) : HostileValue.of(types);
        return Stream.concat(
                values.map(value -> new BadBody(property.pointer(), value, bytes(property.body(), value.json()))),
                twice(property));
    }

    /** The property twice, and one beside it that does not exist. */
    private static Stream<BadBody> twice(Property property) {
        String parent = property.pointer().substring(0, property.pointer().lastIndexOf('/'));
        String name = property.pointer().substring(parent.length() + 1);
        if (name.matches("[0-9]+")) {
            return Stream.empty();
        }
        String fine = property.sample().toString();
        return Stream.of(
                bad(property, property.pointer(), "twice", fine + ",\"" + name + "\":" + fine),
                bad(property, parent + "/no such property", "beside an unknown one", fine + ",\"no such property\":1"));
    }

    private static BadBody bad(Property property, String pointer, String name, String json) {
        return new BadBody(pointer, new HostileValue(name, json, false), bytes(property.body(), json));
    }

    private void collect(String pointer, String name, Place schema, UnaryOperator<JsonNode> whole) {
        String at = schema.pointer().toString();
        if (at.startsWith("/components/schemas/") && !seen.add(at)) {
            return;
        }
        schema.alternatives().forEach(part -> collect(pointer, name, part, whole));
        Place items = schema.at("items");
        if (items.exists()) {
            UnaryOperator<JsonNode> around =
                    item -> whole.apply(JsonNodeFactory.instance.arrayNode().add(item));
            properties.add(new Property(
                    pointer + "/0", items, around.apply(HOLE), samples.of(name, items), known.contains(at)));
            collect(pointer + "/0", name, items, around);
        }
        if (schema.at("properties").exists()) {
            JsonNode sample = samples.of(name, schema);
            ObjectNode object = sample.isObject() ? (ObjectNode) sample : JsonNodeFactory.instance.objectNode();
            schema.at("properties").properties().forEach((property, inner) -> {
                String place = pointer + "/" + property;
                UnaryOperator<JsonNode> around =
                        value -> whole.apply(object.deepCopy().set(property, value));
                JsonNode fine = object.has(property) ? object.get(property) : samples.of(property, inner);
                properties.add(new Property(place, inner, around.apply(HOLE), fine, known.contains(at)));
                collect(place, property, inner, around);
            });
        }
    }

    private static byte[] bytes(JsonNode body, String json) {
        byte[] text = body.toString().replace(HOLE.toString(), json).getBytes(UTF_8);
        String marked = new String(text, ISO_8859_1);
        String marker = new String(String.valueOf(HostileValue.INVALID_BYTE).getBytes(UTF_8), ISO_8859_1);
        return marked.contains(marker) ? marked.replace(marker, "\u00ff").getBytes(ISO_8859_1) : text;
    }
}
