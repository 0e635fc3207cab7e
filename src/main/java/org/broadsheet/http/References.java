package org.broadsheet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Which named schemas a content is made of. */
final class References {

    static final String SCHEMAS = "#/components/schemas/";

    private References() {}

    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    static void collect(Content content, Map<String, Schema> schemas, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> collect(media.getSchema(), schemas, names));
        }
    }

    static void collect(Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = name(schema.getRef());
            if (schemas.containsKey(name) && names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
            return;
        }
        parts(schema).forEach(part -> collect(part, schemas, names));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            parts.add(schema.getAdditionalPropertiesSchema());
        }
        addAll(parts, schema.getOneOf());
        addAll(parts, schema.getAnyOf());
        addAll(parts, schema.getAllOf());
        return parts;
    }

    private static void addAll(List<Schema> parts, List<Schema> more) {
        if (more != null) {
            parts.addAll(more);
        }
    }
}
