package org.broadsheet.testkit.call;

import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.Readers;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Place;

/** Real things for requests to name, made through the API itself: of whatever kinds the documents know. */
public final class Cast {

    /**
     * @param slug the id where the kind has none
     * @param token that shows whose it is; null where none is given
     */
    public record Thing(String id, String slug, String token) {}

    /** Names of references that do not follow from the name of the collection. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("parent", "sections", "primarySection", "sections", "ids", "articles");

    /** What happens to a draft before these actions are possible. */
    private static final Map<String, List<String>> STEPS_BEFORE = Map.of(
            "submit", List.of(),
            "approve", List.of("submit"),
            "sendBack", List.of("submit"),
            "signOff", List.of("requestLegal"),
            "release", List.of("hold"),
            "schedule", List.of("embargo"),
            "cancelSchedule", List.of("embargo", "schedule"),
            "archive", List.of(),
            "unarchive", List.of("archive"));

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)/\\{(\\w+)}");

    private static final String UUID_LENGTH = "36";

    private final Contract contract;
    private final Map<String, Thing> known = new HashMap<>();

    public Cast(Contract contract) {
        this.contract = contract;
    }

    /** One that all may use, public if that is possible. */
    public Optional<Thing> known(String collection) {
        if (!known.containsKey(collection)) {
            fresh(collection).ifPresent(thing -> {
                publish(collection, thing);
                known.put(collection, thing);
            });
        }
        return Optional.ofNullable(known.get(collection));
    }

    /** A new one that nothing uses; empty where the documents have no such collection to create it in. */
    public Optional<Thing> fresh(String collection) {
        return fresh(Newsroom.MANAGE + "/" + collection, collection, Map.of());
    }

    /**
     * @param template of the collection's path
     * @param around by the names of parameters in paths, the things that it is to lie in; where none, one that all use
     */
    Optional<Thing> fresh(String template, String collection, Map<String, Subject> around) {
        if (collection.equals("commenters")) {
            return Optional.of(aCommenter());
        }
        if (collection.equals("preview")) {
            return known("articles").map(article -> aPreview(article.id()));
        }
        return operation("POST", template).or(() -> creation(collection)).map(create -> {
            Place schema = create.requestContent().values().iterator().next();
            JsonNode made = (create.document().needsToken() ? asAdministrator() : asAnonymous())
                    .contentType("application/json")
                    .body(publishable(collection, samples(create).of("", schema)))
                    .post(path(create.template(), around))
                    .then()
                    .statusCode(anyOf(equalTo(201), equalTo(202)))
                    .extract()
                    .as(JsonNode.class);
            String id = made.path("id").textValue();
            return new Thing(
                    id, made.path("slug").asText(id), made.path("editToken").textValue());
        });
    }

    /** A reader who has signed in is there as soon as they comment. */
    private static Thing aCommenter() {
        String comment = Readers.aComment()
                .on(Newsroom.anArticle().published().getString("id"))
                .by(Issuer.reader(Newsroom.unique("commenter").replace(' ', '-')))
                .held();
        String id = asAdministrator()
                .get(Newsroom.MANAGE + "/comments/" + comment)
                .then()
                .statusCode(200)
                .extract()
                .path("reader.id");
        return new Thing(id, id, null);
    }

    /** A preview is called by the token of the link to it. */
    private static Thing aPreview(String article) {
        String token = Newsroom.created("articles/" + article + "/preview-links", Newsroom.with())
                .getString("token");
        return new Thing(token, token, null);
    }

    /** The sample, and the text without which no article can be shown to readers. */
    private static String publishable(String collection, JsonNode sample) {
        if (collection.equals("articles")) {
            ((ObjectNode) sample).putObject("body").put("format", "markdown").put("value", "A paragraph.");
        }
        return sample.toString();
    }

    /** What makes things of a collection: in management or, of what readers make, under the thing it belongs to. */
    private Optional<Operation> creation(String collection) {
        return operation("POST", Newsroom.MANAGE + "/" + collection)
                .or(() -> contract.operations().stream()
                        .filter(operation -> operation.method().equals("POST")
                                && operation.template().endsWith("}/" + collection))
                        .findFirst());
    }

    private String path(String template, Map<String, Subject> around) {
        return PARAMETER
                .matcher(template)
                .replaceAll(parameter -> parameter.group(1) + "/"
                        + Optional.ofNullable(around.get(parameter.group(2)))
                                .map(Subject::get)
                                .orElseGet(() ->
                                        known(parameter.group(1)).orElseThrow().id()));
    }

    /** Shows it to readers, who see a tag only where an article carries it. */
    public void publish(String collection, Thing thing) {
        if (collection.equals("tags")) {
            Newsroom.anArticle()
                    .inSection(known("sections").orElseThrow().slug())
                    .tagged(thing.slug())
                    .published();
        }
        String actions = Newsroom.MANAGE + "/" + collection + "/{id}/actions/";
        for (String action : List.of("publish", "approve")) {
            if (operation("POST", actions + action).isPresent()) {
                asAdministrator()
                        .header("If-Match", "*")
                        .post(actions.replace("{id}", thing.id()) + action)
                        .then()
                        .statusCode(200);
                return;
            }
        }
    }

    /** Brings a new thing to where the operation leads somewhere: to readers, unless its action asks for something else. */
    void prepare(Operation operation, String collection, Thing thing) {
        String action = operation.template().substring(operation.template().lastIndexOf('/') + 1);
        if (!collection.equals("articles") || !STEPS_BEFORE.containsKey(action)) {
            publish(collection, thing);
            return;
        }
        for (String step : STEPS_BEFORE.get(action)) {
            if (step.equals("embargo")) {
                Newsroom.patch("articles/" + thing.id(), Newsroom.with("embargoedUntil", "2040-01-01T00:00:00Z"))
                        .then()
                        .statusCode(200);
            } else {
                Newsroom.act(thing.id(), step).then().statusCode(200);
            }
        }
    }

    public Samples samples(Operation operation) {
        return new Samples(operation.document(), (name, schema) -> reference(operation, name, schema));
    }

    /** Id or slug of something, where a property or parameter of this name refers to things. */
    private Optional<String> reference(Operation operation, String name, Place schema) {
        if (!schema.types().contains("string")) {
            return Optional.empty();
        }
        if (operation.id().equals("resolve") && name.equals("path")) {
            // Of a section at the top; only what stands somewhere makes the call a fine one.
            return known("sections").map(thing -> "/" + thing.slug());
        }
        if (operation.id().equals("readSitemapOfArticles") && name.equals("month")) {
            // The one that the known article is published in.
            return known("articles").map(thing -> YearMonth.now(ZoneOffset.UTC).toString());
        }
        String other = name.equals("into") ? collection(operation) : OTHER_NAMES.getOrDefault(name, name);
        for (String collection : List.of(other, name + "s")) {
            if (operation("POST", Newsroom.MANAGE + "/" + collection).isPresent()) {
                return known(collection).map(thing -> wantsId(schema) ? thing.id() : thing.slug());
            }
        }
        return Optional.empty();
    }

    /** What the operation is about: things are merged with their like. */
    private static String collection(Operation operation) {
        return operation.template().replaceAll("^" + Newsroom.MANAGE + "/(\\w+).*", "$1");
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
