package org.broadsheet.badinput;

import static org.broadsheet.testkit.Newsroom.asAdministrator;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        String path = Newsroom.MANAGE + "/" + collection;
        return operation("POST", path).map(create -> {
            Place schema = create.requestContent().values().iterator().next();
            JsonPath made = asAdministrator()
                    .contentType("application/json")
                    .body(samples(create).of("", schema).toString())
                    .post(path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            String id = made.getString("id");
            return new Thing(id, Optional.ofNullable(made.getString("slug")).orElse(id));
        });
    }

    /** Shows it to readers, who see a tag only where an article carries it. */
    void publish(String collection, Thing thing) {
        if (collection.equals("tags")) {
            Newsroom.aPublishedArticle(known("sections").orElseThrow().slug(), "tags", List.of(thing.slug()));
        } else if (operation("POST", Newsroom.MANAGE + "/" + collection + "/{id}/actions/publish")
                .isPresent()) {
            Newsroom.act(thing.id(), "publish").then().statusCode(200);
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
