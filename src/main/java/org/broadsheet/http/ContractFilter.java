package org.broadsheet.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Patches;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Writes into both OpenAPI documents what holds for every operation: the problems and headers of its answers, who may
 * call, which properties are always there. Said once here, it cannot be forgotten at an endpoint.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String MANAGEMENT = "/api/v1/manage/";
    private static final String BEARER = "bearer";
    private static final String READER = "reader";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        boolean management =
                document.getPaths().getPathItems().keySet().stream().anyMatch(path -> path.startsWith(MANAGEMENT));
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        ContractResponses responses = new ContractResponses(management);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    boolean signedIn = operation.getExtensions() != null
                            && operation.getExtensions().containsKey(Contract.SIGNED_IN);
                    operation.setExtensions(null);
                    operation.setSecurity(null);
                    namePatches(operation, schemas);
                    mayBeNull(operation);
                    if (!management && operation.getResponses().hasAPIResponse("401")) {
                        SecurityRequirement reader =
                                OASFactory.createSecurityRequirement().addScheme(READER);
                        operation.setSecurity(
                                signedIn ? List.of(reader) : List.of(OASFactory.createSecurityRequirement(), reader));
                    }
                    responses.complete(path, method, operation);
                }));
        requireWhatIsAlwaysThere(document, schemas);
        schemas.keySet().retainAll(mentioned(document, schemas));
        // The scanner calls everything an object, also what is one of several things.
        schemas.values().stream().filter(schema -> schema.getOneOf() != null).forEach(schema -> schema.setType(null));
        document.getComponents().setSchemas(schemas);
        responses.describe(document.getComponents());
        document.setServers(List.of(OASFactory.createServer().url("/").description("This service")));
        keepOwnTags(document);
        secure(document, management);
    }

    /** A patch of X is an X in which everything may be absent and null removes: a schema of its own. */
    private static void namePatches(Operation operation, Map<String, Schema> schemas) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (content == null || !content.hasMediaType(Patches.MEDIA_TYPE)) {
            return;
        }
        Schema sent = content.getMediaType(Patches.MEDIA_TYPE).getSchema();
        String saved = References.name(sent.getRef());
        String patch = saved.replace("Save", "Patch");
        schemas.computeIfAbsent(patch, name -> patchOf(schemas.get(saved)));
        content.getMediaType(Patches.MEDIA_TYPE)
                .setSchema(OASFactory.createSchema().ref(References.SCHEMAS + patch));
    }

    private static Schema patchOf(Schema saved) {
        Map<String, Schema> properties = new TreeMap<>();
        saved.getProperties().forEach((name, property) -> properties.put(name, nullable(property)));
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("A merge patch (RFC 7396): what is absent stays, null removes, arrays are replaced whole")
                .properties(properties);
    }

    /** A body that may be left out may be JSON's null as well. */
    private static void mayBeNull(Operation operation) {
        if (operation.getRequestBody() != null
                && !Boolean.TRUE.equals(operation.getRequestBody().getRequired())) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(media -> media.setSchema(nullable(media.getSchema())));
        }
    }

    private static Schema nullable(Schema property) {
        Schema nothing = OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL));
        boolean already = property.getType() != null && property.getType().contains(Schema.SchemaType.NULL)
                || property.getAnyOf() != null && property.getAnyOf().contains(nothing);
        return already ? property : OASFactory.createSchema().anyOf(List.of(property, nothing));
    }

    /** Of what only answers hold, every property is required: absent is null, so clients need no second check. */
    private static void requireWhatIsAlwaysThere(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> sent = new HashSet<>();
        Set<String> answered = new HashSet<>();
        operations(document).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                References.collect(operation.getRequestBody().getContent(), schemas, sent);
            }
            for (APIResponse response :
                    operation.getResponses().getAPIResponses().values()) {
                References.collect(response.getContent(), schemas, answered);
            }
        });
        answered.removeAll(sent);
        answered.removeAll(Set.of("Problem", "FieldError", "ChangedField"));
        answered.stream()
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null)
                .forEach(schema -> {
                    List<String> required = new ArrayList<>();
                    schema.getProperties().forEach((name, property) -> {
                        boolean onRequest = property.getExtensions() != null
                                && property.getExtensions().containsKey(Contract.ON_REQUEST);
                        property.removeExtension(Contract.ON_REQUEST);
                        if (!onRequest) {
                            required.add(name);
                        }
                    });
                    schema.setRequired(required);
                });
    }

    /** The scanner adds what it met on the way and no operation mentions. */
    private static Set<String> mentioned(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> mentioned = new HashSet<>();
        References.collect(OASFactory.createSchema().ref(References.SCHEMAS + "Problem"), schemas, mentioned);
        operations(document).forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(p -> References.collect(p.getSchema(), schemas, mentioned));
            }
            if (operation.getRequestBody() != null) {
                References.collect(operation.getRequestBody().getContent(), schemas, mentioned);
            }
            operation
                    .getResponses()
                    .getAPIResponses()
                    .values()
                    .forEach(response -> References.collect(response.getContent(), schemas, mentioned));
        });
        return mentioned;
    }

    /** The scanner gives both documents the tags of all resources, and the tags the marks of their resources. */
    private static void keepOwnTags(OpenAPI document) {
        Set<String> used = new HashSet<>();
        operations(document).forEach(operation -> used.addAll(operation.getTags()));
        List<Tag> tags = document.getTags() == null ? List.of() : document.getTags();
        Map<String, Tag> own = new TreeMap<>();
        for (Tag tag : tags) {
            if (used.contains(tag.getName())) {
                tag.setExtensions(null);
                own.put(tag.getName(), tag);
            }
        }
        document.setTags(List.copyOf(own.values()));
    }

    private static void secure(OpenAPI document, boolean management) {
        if (management) {
            document.getComponents()
                    .setSecuritySchemes(Map.of(
                            BEARER,
                            OASFactory.createSecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme(BEARER)
                                    .description("An API token, as `Authorization: Bearer …` (RFC 6750)")));
            document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        } else {
            document.getComponents()
                    .setSecuritySchemes(
                            Map.of(
                                    READER,
                                    OASFactory.createSecurityScheme()
                                            .type(SecurityScheme.Type.HTTP)
                                            .scheme(BEARER)
                                            .bearerFormat("JWT")
                                            .description(
                                                    "An access token of the publisher's provider for readers, where there is one")));
            document.setSecurity(List.of());
        }
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }
}
