package org.broadsheet.badinput;

import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Place;

/** Real things for requests to name, made through the API itself: of whatever kinds the documents know. */
final class Cast {

    /** @param slug the id where the kind has none */
    record Thing(String id, String slug) {}

    /** Names of references that do not follow from the name of the collection. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("parent", "sections", "primarySection", "sections", "ids", "articles");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private static final String UUID_LENGTH = "36";

    private final Contract contract;
    private final Map<String, Thing> known = new HashMap<>();

    Cast(Contract contract) {
        this.contract = contract;
    }

    /** One that all may use, public if that is possible. */
    Optional<Thing> known(String collection) {
        if (!known.containsKey(collection)) {
            fresh(collection).ifPresent(thing -> {
                publish(collection, thing);
                known.put(collection, thing);
            });
        }
        return Optional.ofNullable(known.get(collection));
    }

    /** A new one that nothing uses; empty where the documents have no such collection to create it in. */
    Optional<Thing> fresh(String collection) {
        return creation(collection).map(create -> {
            Place schema = create.requestContent().values().iterator().next();
            JsonPath made = asAdministrator()
                    .contentType("application/json")
                    .body(samples(create).of("", schema).toString())
                    .post(path(create.template()))
                    .then()
                    .statusCode(anyOf(equalTo(201), equalTo(202)))
                    .extract()
                    .jsonPath();
            String id = made.getString("id");
            return new Thing(id, Optional.ofNullable(made.getString("slug")).orElse(id));
        });
    }

    /** What makes things of a collection: in management or, of what readers make, under the thing it belongs to. */
    private Optional<Operation> creation(String collection) {
        return operation("POST", Newsroom.MANAGE + "/" + collection)
                .or(() -> contract.operations().stream()
                        .filter(operation -> operation.method().equals("POST")
                                && operation.template().endsWith("}/" + collection))
                        .findFirst());
    }

    /** With something known in the place of each parameter. */
    private String path(String template) {
        return PARAMETER
                .matcher(template)
                .replaceAll(name -> known(name.group(1) + "s").orElseThrow().id());
    }

    /** Shows it to readers, who see a tag only where an article carries it. */
    void publish(String collection, Thing thing) {
        if (collection.equals("tags")) {
            Newsroom.aPublishedArticle(known("sections").orElseThrow().slug(), "tags", List.of(thing.slug()));
        }
        String actions = Newsroom.MANAGE + "/" + collection + "/{id}/actions/";
        for (String action : List.of("publish", "approve")) {
            if (operation("POST", actions + action).isPresent()) {
                asAdministrator()
                        .header("If-Match", "*")
                        .post(actions.replace("{id}", thing.id()) + action)
                        .then()
                        .statusCode(200);
            }
        }
    }

    Samples samples(Operation operation) {
        return new Samples(operation.document(), this::reference);
    }

    /** Id or slug of something, where a property or parameter of this name refers to things. */
    private Optional<String> reference(String name, Place schema) {
        if (!schema.types().contains("string")) {
            return Optional.empty();
        }
        for (String collection : List.of(OTHER_NAMES.getOrDefault(name, name), name + "s")) {
            if (operation("POST", Newsroom.MANAGE + "/" + collection).isPresent()) {
                return known(collection).map(thing -> wantsId(schema) ? thing.id() : thing.slug());
            }
        }
        return Optional.empty();
    }

    static boolean wantsId(Place schema) {
        return schema.text("format").equals("uuid") || schema.text("maxLength").equals(UUID_LENGTH);
    }

    private Optional<Operation> operation(String method, String template) {
        return contract.operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.template().equals(template))
                .findFirst();
    }
}
