package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Parameters are text on the wire; their schemas speak of JSON. */
final class ParameterValue {

    private ParameterValue() {}

    /** The values of one parameter as its schema means them: an array, or one number, boolean or string. */
    static JsonNode of(Place schema, List<String> values) {
        if (!schema.types().contains("array")) {
            return values.size() == 1 ? one(schema, values.get(0)) : array(schema, values);
        }
        return array(schema.at("items"), values);
    }

    private static ArrayNode array(Place items, List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(one(items, value)));
        return array;
    }

    private static JsonNode one(Place schema, String value) {
        Set<String> types = schema.types();
        if (types.contains("integer") && value.matches("-?[0-9]+")) {
            return BigIntegerNode.valueOf(new BigInteger(value));
        }
        if (types.contains("boolean") && value.matches("true|false")) {
            return BooleanNode.valueOf(value.equals("true"));
        }
        return TextNode.valueOf(value);
    }
}
