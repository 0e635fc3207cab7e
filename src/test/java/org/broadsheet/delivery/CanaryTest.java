package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Operation.Parameter;
import org.broadsheet.testkit.contract.Place;
import org.junit.jupiter.api.Test;

/**
 * Asks for everything that readers can ask for, with every parameter, before and after the newsroom fills up with what is
 * not theirs. The document says what can be asked: what it gains is asked here too.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CanaryTest {

    private static final String NONCE = Long.toString(System.nanoTime(), 36);
    private static final String NEVER_A_WORD = "zero" + NONCE;
    private static final String LATER = "2040-01-01T06:00:00Z";
    private static final Pattern ALTERNATIVES = Pattern.compile("\\(([\\w|]+)\\)");
    private static final int MOST_PAGES = 1000;

    /** Texts that readers must never see, each in its own hiding place; those of articles are their slugs as well. */
    private static final List<String> CANARIES = Stream.of(
                    "draft",
                    "embargoed",
                    "scheduled",
                    "unpublished",
                    "killed",
                    "held",
                    "archived",
                    "old",
                    "change",
                    "note",
                    "reason",
                    "mail",
                    "reader",
                    "pending",
                    "tag",
                    "author",
                    "section",
                    "picture",
                    "correction")
            .map(CanaryTest::canary)
            .toList();

    private final Map<String, String> shown = new LinkedHashMap<>();
    private final List<String> hiddenIds = new ArrayList<>();

    private static String canary(String place) {
        return "canary" + place + NONCE;
    }

    /** What can be compared of an answer. */
    private record Answer(int status, String link, String body) {

        static Answer of(Response response) {
            return new Answer(
                    response.statusCode(),
                    response.header("Link"),
                    response.asString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        }

        Answer without(String id) {
            return new Answer(status, link == null ? null : link.replace(id, "ID"), body.replace(id, "ID"));
        }
    }

    @Test
    void readersNoticeNothingOfWhatIsNotTheirs() {
        JsonPath story = showSomething();
        Map<String, Answer> before = crawl();
        hideEverything(story);
        Map<String, Answer> after = crawl();

        assertThat(before).hasSizeGreaterThan(500);
        assertThat(before.values()).extracting(Answer::status).contains(200, 400, 404);
        String killed = "/api/v1/articles/" + canary("killed");
        assertThat(after.get(killed).status()).isEqualTo(410);
        after.forEach((url, answer) -> {
            if (!url.startsWith(killed)) {
                assertThat(answer).as(url).isEqualTo(before.get(url));
            }
            for (String canary : CANARIES) {
                if (!url.contains(canary)) {
                    assertThat(answer.toString()).as(url).doesNotContain(canary);
                }
            }
        });
        hiddenIds.forEach(this::isLikeNothing);
    }

    /** What is public holds canaries too, where readers do not look. */
    private JsonPath showSomething() {
        JsonPath section = created("sections", with("name", "Shown " + NONCE));
        JsonPath author =
                created("authors", with("name", "Shown " + NONCE, "privateEmail", canary("mail") + "@example.org"));
        JsonPath tag = created("tags", with("name", "Shown " + NONCE, "type", "topic"));
        JsonPath story = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .tagged(tag.getString("slug"))
                .headline("Was " + canary("old"))
                .with("slug", "shown-" + NONCE)
                .with("standfirst", canary("old"))
                .body("markdown", canary("old"))
                .draft();
        String id = story.getString("id");
        patch(
                        "articles/" + id,
                        with(
                                "headline",
                                "Shown " + NONCE,
                                "standfirst",
                                null,
                                "body",
                                Map.of("format", "markdown", "value", "A paragraph.")))
                .then()
                .statusCode(200);
        act(id, "publish").then().statusCode(200);
        created("articles/" + id + "/corrections", with("kind", "update", "text", "Shown."));
        String comment = aComment()
                .on(story.getString("slug"))
                .with("email", canary("reader") + "@example.org")
                .approved();
        shown.put("article", story.getString("slug"));
        shown.put("section", section.getString("slug"));
        shown.put("author", author.getString("slug"));
        shown.put("tag", tag.getString("slug"));
        shown.put("id", comment);
        shown.put("ids", id);
        return story;
    }

    private void hideEverything(JsonPath story) {
        String shownArticle = story.getString("id");
        JsonPath tag = created("tags", with("name", canary("tag"), "type", "topic"));
        JsonPath author = created("authors", with("name", canary("author"), "listed", false));
        JsonPath section = created("sections", with("name", canary("section"), "listed", false));
        String picture = aPicture("alt", canary("picture"));
        hiddenIds.addAll(List.of(tag.getString("id"), author.getString("id"), section.getString("id"), picture));
        Map<String, String> articles = new LinkedHashMap<>();
        for (String place : List.of("draft", "embargoed", "scheduled", "unpublished", "killed", "held", "archived")) {
            ArticleBuilder article = anArticle()
                    .inSection(shown.get("section"))
                    .alsoIn(section.getString("slug"))
                    .by(shown.get("author"))
                    .by(author.getString("slug"))
                    .tagged(shown.get("tag"), tag.getString("slug"))
                    .headline(canary(place))
                    .with("standfirst", canary(place))
                    .with("image", picture)
                    .body("markdown", canary(place));
            if (place.equals("embargoed")) {
                article.with("embargoedUntil", LATER);
            }
            articles.put(place, article.draft().getString("id"));
        }
        for (String place : List.of("unpublished", "killed")) {
            act(articles.get(place), "publish").then().statusCode(200);
        }
        String unpublished = articles.get("unpublished");
        created("articles/" + unpublished + "/corrections", with("kind", "update", "text", canary("correction")));
        act(unpublished, "unpublish", with("note", canary("note"))).then().statusCode(200);
        created("articles/" + unpublished + "/corrections", with("kind", "update", "text", canary("correction")));
        act(articles.get("killed"), "kill", with("statement", "Withdrawn.", "reason", canary("reason")))
                .then()
                .statusCode(200);
        act(articles.get("embargoed"), "schedule").then().statusCode(200);
        act(articles.get("scheduled"), "schedule", with("publishAt", LATER, "note", canary("note")))
                .then()
                .statusCode(200);
        act(articles.get("held"), "hold", with("note", canary("note"))).then().statusCode(200);
        act(articles.get("archived"), "archive").then().statusCode(200);
        created("articles/" + shownArticle + "/notes", with("text", canary("note")));
        patch(
                        "articles/" + shownArticle,
                        with(
                                "headline",
                                canary("change"),
                                "slug",
                                canary("change"),
                                "tags",
                                List.of(tag.getString("slug")),
                                "note",
                                canary("note")))
                .then()
                .statusCode(200);
        create("articles/" + shownArticle + "/lock", with()).then().statusCode(200);
        hiddenIds.add(
                aComment().on(shown.get("article")).text(canary("pending")).held());
        articles.remove("killed");
        hiddenIds.addAll(articles.values());
    }

    /** Every answer by its address. */
    private Map<String, Answer> crawl() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Operation operation : readings()) {
            for (String path : paths(operation)) {
                read(path, answers);
            }
            String path = path(operation, shown);
            for (Parameter parameter : operation.parameters("query")) {
                values(parameter).forEach(value -> read(path + "?" + parameter.name() + "=" + value, answers));
            }
            String next = path + "?limit=100";
            for (int page = 0; next != null && page < MOST_PAGES; page++) {
                Answer answer = read(next, answers);
                next = answer.status() == 200 && answer.body().contains("\"page\":{")
                        ? JsonPath.from(answer.body()).getString("page.next")
                        : null;
            }
        }
        return answers;
    }

    private static List<Operation> readings() {
        return Contract.committed().operations().stream()
                .filter(operation -> operation.method().equals("GET")
                        && !operation.document().needsToken())
                .toList();
    }

    /** With what is shown and with each canary in the place of the parameter. */
    private List<String> paths(Operation operation) {
        List<Parameter> inPath = operation.parameters("path");
        List<String> paths = new ArrayList<>(List.of(path(operation, shown)));
        for (Parameter parameter : inPath) {
            for (String canary : CANARIES) {
                Map<String, String> names = new LinkedHashMap<>(shown);
                names.put(parameter.name(), canary);
                paths.add(path(operation, names));
            }
        }
        return paths;
    }

    private static String path(Operation operation, Map<String, String> names) {
        String path = operation.template();
        for (Parameter parameter : operation.parameters("path")) {
            String name = names.get(parameter.name());
            assertThat(name)
                    .as("something for %s of %s", parameter.name(), operation)
                    .isNotNull();
            path = path.replace("{" + parameter.name() + "}", name);
        }
        return path;
    }

    /** All of a closed list, the bounds of a number, else words and names of all kinds. */
    private List<String> values(Parameter parameter) {
        Place schema = parameter.schema().types().contains("array")
                ? parameter.schema().at("items")
                : parameter.schema();
        List<String> values = new ArrayList<>();
        Stream.concat(Stream.of(schema), schema.alternatives().stream()).forEach(part -> {
            part.at("enum").items().forEach(value -> values.add(value.json().asText()));
            for (String bound : List.of("minimum", "default", "maximum")) {
                JsonNode value = part.at(bound).json();
                if (!value.isMissingNode()) {
                    values.add(value.asText());
                }
            }
            Matcher names = ALTERNATIVES.matcher(part.text("pattern"));
            if (names.find()) {
                values.addAll(List.of(names.group(1).split("\\|")));
            }
        });
        if (schema.types().contains("string") && schema.at("enum").items().isEmpty()) {
            values.addAll(CANARIES);
            values.addAll(shown.values());
            values.addAll(List.of(NEVER_A_WORD, "2026-01-01T00:00:00Z", LATER));
        }
        return values;
    }

    private static Answer read(String url, Map<String, Answer> answers) {
        Answer answer = Answer.of(asAnonymous().urlEncodingEnabled(false).get(url));
        answers.put(url, answer);
        return answer;
    }

    /** Whatever is asked about a hidden id gets the answer that an id which never was gets. */
    private void isLikeNothing(String id) {
        String never = UUID.randomUUID().toString();
        for (Operation operation : readings()) {
            String path = path(operation, shown);
            List<String> asked = new ArrayList<>();
            operation.parameters("path").forEach(parameter -> {
                Map<String, String> names = new LinkedHashMap<>(shown);
                names.put(parameter.name(), id);
                asked.add(path(operation, names));
            });
            operation.parameters("query").forEach(parameter -> asked.add(path + "?" + parameter.name() + "=" + id));
            for (String url : asked) {
                Map<String, Answer> answers = new LinkedHashMap<>();
                assertThat(read(url, answers).without(id))
                        .as(url)
                        .isEqualTo(read(url.replace(id, never), answers).without(never));
            }
        }
    }
}
