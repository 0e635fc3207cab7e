package org.broadsheet.testkit.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenAPI 3.1 document whose schemas validate, closed against properties that it does not name. */
public final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final String REFERENCE = "\"$ref\":\"";
    private static final String SCHEMAS = "#/components/schemas/";

    private final String urn;
    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<JsonPointer, Schema> compiled = new ConcurrentHashMap<>();
    /** The same document with nothing required, itself where that is so. */
    private final OpenApiDocument selection;

    private OpenApiDocument(String name, JsonNode root, boolean whole) {
        this.urn = "urn:broadsheet:" + name;
        this.root = root;
        ClosedSchemas.close(root);
        String named =
                "{\"$defs\":" + standalone(Place.root(root).at("components").at("schemas")) + "}";
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(urn, named))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        this.selection = whole ? new OpenApiDocument(name, withoutRequired(root), false) : this;
    }

    private static JsonNode withoutRequired(JsonNode root) {
        JsonNode copy = root.deepCopy();
        copy.findParents("required").stream()
                .filter(parent -> parent.get("required").isArray())
                .forEach(parent -> ((ObjectNode) parent).remove("required"));
        return copy;
    }

    public static OpenApiDocument read(Path file) {
        try {
            return parse(file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiDocument parse(String name, String yaml) throws IOException {
        return new OpenApiDocument(name, new YAMLMapper().readTree(yaml), true);
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Place.root(root)
                .at("paths")
                .properties()
                .forEach((path, item) -> item.properties().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(this, method.toUpperCase(), path, operation));
                    }
                }));
        return operations;
    }

    /** Whether its operations need a token. */
    public boolean needsToken() {
        return !root.path("security").isEmpty();
    }

    /** A named schema. */
    Place schema(String name) {
        return Place.root(root).at("components").at("schemas").at(name);
    }

    /** What is wrong with the JSON text, each beginning with the pointer to it; empty where nothing is. */
    public List<String> errors(Place schema, String json) {
        return describe(validate(schema, json));
    }

    /** As {@link #errors}, of an answer to {@code fields=}: what is missing was not asked for, which no schema can say. */
    List<String> errorsInSelection(Place schema, String json) {
        return selection.errors(new Place(selection.root, schema.pointer()), json);
    }

    private List<Error> validate(Place schema, String json) {
        Schema compiledSchema = compiled.computeIfAbsent(
                schema.pointer(), at -> registry.getSchema(standalone(schema), InputFormat.JSON));
        try {
            return compiledSchema.validate(json, InputFormat.JSON);
        } catch (UncheckedIOException malformed) {
            return List.of(Error.builder()
                    .message("no JSON: " + malformed.getCause().getMessage())
                    .build());
        }
    }

    /** The schema as text that means the same outside of the document. */
    private String standalone(Place schema) {
        return schema.json().toString().replace(REFERENCE + SCHEMAS, REFERENCE + urn + "#/$defs/");
    }

    private static List<String> describe(List<Error> errors) {
        return errors.stream()
                .map(error -> "at '" + error.getInstanceLocation() + "': " + error.getMessage())
                .toList();
    }
}
