package org.broadsheet.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One field that differs between two versions.
 *
 * @param field name of the property, as it is sent
 * @param before its value in the earlier version, and {@code after} in the later one; both Java's null where they are too
 *     large to be shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A field that has changed since", requiredProperties = "field")
public record ChangedField(
        @Schema(description = "The property, as it is sent", examples = "kicker")
        String field,

        @Schema(description = "What it was in the version that you have seen; references are ids. Absent for `body`")
        Object before,

        @Schema(description = "What it is now; references are ids. Absent for `body`")
        Object after) {

    /** In the order of the later version's fields. */
    static List<ChangedField> between(JsonNode before, JsonNode after, Set<String> tooLarge) {
        Set<String> fields = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(fields::add);
        before.fieldNames().forEachRemaining(fields::add);
        List<ChangedField> changes = new ArrayList<>();
        for (String field : fields) {
            JsonNode was = value(before, field);
            JsonNode is = value(after, field);
            if (!was.equals(is)) {
                changes.add(
                        tooLarge.contains(field)
                                ? new ChangedField(field, null, null)
                                : new ChangedField(field, was, is));
            }
        }
        return changes;
    }

    private static JsonNode value(JsonNode fields, String name) {
        return fields.has(name) ? fields.get(name) : NullNode.instance;
    }
}
