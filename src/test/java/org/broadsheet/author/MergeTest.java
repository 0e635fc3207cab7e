package org.broadsheet.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.broadsheet.shared.Ids;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors see of duplicates among authors and tags, before and after they were merged. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class MergeTest {

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void aDuplicateIsNowhereAndItsIdSaysWhereItWent(String kind) {
        String word = unique("Both").replace(' ', 'x');
        JsonPath survivor = created(kind, with("name", word + " one"));
        JsonPath duplicate = created(kind, with("name", word + " two"));
        String path = MANAGE + "/" + kind + "/" + duplicate.getString("id");
        merge(kind, duplicate.getString("id"), survivor.getString("slug"))
                .then()
                .statusCode(200);

        String body = "{\"into\":\"" + survivor.getString("id") + "\"}";
        for (Response answer : List.of(
                asAdministrator().get(path),
                asAdministrator().get(path + "/usage"),
                asAdministrator().header("If-Match", "*").delete(path),
                asAdministrator()
                        .header("If-Match", "*")
                        .contentType(MERGE_PATCH)
                        .body("{}")
                        .patch(path),
                asAdministrator()
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(body)
                        .post(path + "/actions/merge"))) {
            answer.then().spec(isProblem(404, "notFound")).body("mergedInto", equalTo(survivor.getString("id")));
        }
        asAdministrator()
                .get(MANAGE + "/" + kind + "?q=" + word)
                .then()
                .body("data.id", contains(survivor.getString("id")));
        create(kind, with("name", "Third", "slug", duplicate.getString("slug")))
                .then()
                .spec(isProblem(409, "slugTaken"))
                .body("holder", equalTo(survivor.getString("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void articlesNameTheSurvivorAndAreSavedWithWhatTheyShow(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        JsonPath other = created(kind, with("name", unique("Other")));
        String id = anArticle()
                .mentioning(kind, duplicate.getString("slug"), other.getString("slug"), survivor.getString("slug"))
                .published()
                .getString("id");
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);

        JsonPath shown = article(id);
        assertThat(mentioned(kind, shown)).containsExactly(survivor.getString("slug"), other.getString("slug"));
        // Nothing has changed that anybody sees, so there is nothing to save.
        Object mentions = shown.get(property(kind));
        patch("articles/" + id, with(property(kind), mentions))
                .then()
                .statusCode(200)
                .body("version", equalTo(shown.getInt("version")))
                .body("revision", equalTo(1));
        patch("articles/" + id, with("kicker", "Port", property(kind), mentions))
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body(property(kind), equalTo(mentions));
        act(id, "publish").then().statusCode(200);

        assertThat(savedReferences(id)).contains(survivor.getString("id")).doesNotContain(duplicate.getString("id"));
        assertThat(changesSince(id, 2)).containsExactly("kicker");
    }

    /** The ids in the last revision. */
    private String savedReferences(String article) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select cast(tag_ids as text) || cast(byline as text) from article_revision"
                                        + " where article_id = :id order by number desc limit 1",
                                String.class)
                        .setParameter("id", UUID.fromString(article))
                        .getSingleResult());
    }

    private static JsonPath article(String id) {
        return asAdministrator()
                .get(MANAGE + "/articles/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String property(String kind) {
        return kind.equals("tags") ? "tags" : "byline";
    }

    private static List<String> mentioned(String kind, JsonPath article) {
        return article.getList(kind.equals("tags") ? "tags" : "byline.author");
    }

    /** The fields in which the article is said to differ from a version that somebody has seen. */
    private static List<String> changesSince(String article, int version) {
        return asAdministrator()
                .header("If-Match", "\"" + version + "\"")
                .contentType(MERGE_PATCH)
                .body("{}")
                .patch(MANAGE + "/articles/" + article)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .extract()
                .jsonPath()
                .getList("changes.field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void everyNameOfADuplicateIsTakenForTheSurvivor(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);

        JsonPath article = anArticle()
                .mentioning(
                        kind,
                        duplicate.getString("id"),
                        survivor.getString("id"),
                        duplicate.getString("slug"),
                        survivor.getString("slug"))
                .published();

        assertThat(mentioned(kind, article)).containsExactly(survivor.getString("slug"));
        asAnonymous()
                .get("/api/v1/articles/" + article.getString("slug"))
                .then()
                .body(kind + ".id", contains(survivor.getString("id")));
    }

    @Test
    void inABylineOnlyTheSameRoleIsSaidOnce() {
        String survivor = created("authors", with("name", unique("Survivor"))).getString("slug");
        JsonPath duplicate = created("authors", with("name", unique("Duplicate")));
        merge("authors", duplicate.getString("id"), survivor).then().statusCode(200);

        JsonPath article = anArticle()
                .with(
                        "byline",
                        List.of(
                                with("author", duplicate.getString("slug"), "role", "photos"),
                                with("name", "Guest"),
                                with("author", survivor),
                                with("name", "Guest"),
                                with("author", duplicate.getString("id"))))
                .draft();

        assertThat(article.getList("byline.author")).containsExactly(survivor, null, survivor, null);
        assertThat(article.getList("byline.role")).containsExactly("photos", "by", "by", "by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void revisionsAreReadComparedAndRestoredWithTheSurvivor(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String id = anArticle()
                .mentioning(kind, duplicate.getString("slug"), survivor.getString("slug"))
                .draft()
                .getString("id");
        patch("articles/" + id, with("kicker", "Port", property(kind), List.of()))
                .then()
                .statusCode(200);
        JsonPath third = created(kind, with("name", unique("Third")));
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);
        merge(kind, survivor.getString("id"), third.getString("id")).then().statusCode(200);

        String revisions = MANAGE + "/articles/" + id + "/revisions/";
        JsonPath first = asAdministrator()
                .get(revisions + 1)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(mentioned(kind, first)).containsExactly(third.getString("slug"));

        asAdministrator()
                .header("If-Match", "*")
                .post(revisions + "1/actions/restore")
                .then()
                .statusCode(200)
                .body("revision", equalTo(3))
                .body(property(kind), equalTo(first.get(property(kind))));
        usage(kind, third).body("uses[0].examples", contains(id));
        asAdministrator()
                .get(revisions + "3/diff?against=1")
                .then()
                .statusCode(200)
                .body("changes", empty());
        asAdministrator()
                .get(revisions + "3/diff")
                .then()
                .statusCode(200)
                .body("changes.field", contains("kicker", property(kind)))
                .body("changes[1].after", equalTo(first.get(property(kind))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void whatMentionsADuplicateHoldsTheSurvivor(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String id = anArticle()
                .mentioning(kind, duplicate.getString("slug"), survivor.getString("slug"))
                .draft()
                .getString("id");
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);
        String path = MANAGE + "/" + kind + "/" + survivor.getString("id");

        usage(kind, survivor).body("uses.count", contains(1)).body("uses[0].examples", contains(id));
        asAdministrator().header("If-Match", "*").delete(path).then().spec(isProblem(409, "inUse"));
        patch("articles/" + id, with(property(kind), List.of())).then().statusCode(200);
        usage(kind, survivor).body("uses", empty());
        asAdministrator().header("If-Match", "*").delete(path).then().statusCode(204);

        // Nothing is left of the duplicate either: nobody has its slug, and its id leads nowhere.
        asAdministrator()
                .get(MANAGE + "/" + kind + "/" + duplicate.getString("id"))
                .then()
                .spec(isProblem(404, "notFound"))
                .body("", not(hasItem("mergedInto")));
        created(kind, with("name", "New", "slug", duplicate.getString("slug")));
        asAdministrator()
                .get(MANAGE + "/articles/" + id + "/revisions/1")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse usage(String kind, JsonPath thing) {
        return asAdministrator()
                .get(MANAGE + "/" + kind + "/" + thing.getString("id") + "/usage")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void whatMeansNothingOrTheSameIsRefused(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String section = created("sections", with("name", unique("Section"))).getString("slug");
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);

        String id = survivor.getString("id");
        for (String unknown : List.of("no-such-slug", Ids.next().toString(), section, "?")) {
            merge(kind, id, unknown).then().spec(isProblem(400, "invalidRequest", at("/into", "unknownReference")));
        }
        for (JsonPath same : List.of(survivor, duplicate)) {
            for (String name : List.of(same.getString("id"), same.getString("slug"))) {
                merge(kind, id, name).then().spec(isProblem(400, "invalidRequest", at("/into", "itself")));
            }
        }
        merge(kind, id, " ").then().spec(isProblem(400, "invalidRequest", at("/into")));
        merge(kind, Ids.next().toString(), id).then().spec(isProblem(404, "notFound"));
        usage(kind, survivor).body("uses", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void onlyTheVersionThatWasSeenIsMerged(String kind) {
        String survivor = created(kind, with("name", unique("Survivor"))).getString("slug");
        String path =
                kind + "/" + created(kind, with("name", unique("Duplicate"))).getString("id");
        patch(path, with("name", "Renamed")).then().statusCode(200);
        Map<String, Object> into = with("into", survivor);

        asAdministrator()
                .contentType("application/json")
                .body(into)
                .post(MANAGE + "/" + path + "/actions/merge")
                .then()
                .spec(isProblem(428, "preconditionRequired"));
        asAdministrator()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(into)
                .post(MANAGE + "/" + path + "/actions/merge")
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .body("changes.field", contains("name"));
        asAdministrator()
                .header("If-Match", "\"2\"")
                .contentType("application/json")
                .body(into)
                .post(MANAGE + "/" + path + "/actions/merge")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void ofMergersInCirclesOneIsRefused(String kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        for (int round = 0; round < 8; round++) {
            List<String> ids = Stream.generate(
                            () -> created(kind, with("name", unique("One"))).getString("id"))
                    .limit(3)
                    .toList();

            List<Future<Response>> answers = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                String duplicate = ids.get(n);
                String into = ids.get((n + 1) % 3);
                answers.add(pool.submit(() -> merge(kind, duplicate, into)));
            }

            int refused = 0;
            for (Future<Response> answer : answers) {
                if (answer.get().statusCode() != 200) {
                    answer.get().then().spec(isProblem(400, "invalidRequest", at("/into", "itself")));
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(1);
            assertThat(ids.stream()
                            .filter(id -> asAdministrator()
                                            .get(MANAGE + "/" + kind + "/" + id)
                                            .statusCode()
                                    == 200))
                    .hasSize(1);
        }
        pool.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void articlesSavedMeanwhileEndWithTheSurvivor(String kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        String section = created("sections", with("name", unique("Section"))).getString("slug");
        for (int round = 0; round < 5; round++) {
            JsonPath survivor = created(kind, with("name", unique("Survivor")));
            JsonPath duplicate = created(kind, with("name", unique("Duplicate")));

            List<Future<JsonPath>> articles = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                articles.add(pool.submit(() -> anArticle()
                        .inSection(section)
                        .mentioning(kind, survivor.getString("id"), duplicate.getString("id"))
                        .published()));
            }
            Future<Response> merged =
                    pool.submit(() -> merge(kind, duplicate.getString("id"), survivor.getString("id")));

            merged.get().then().statusCode(200);
            for (Future<JsonPath> article : articles) {
                assertThat(mentioned(kind, article(article.get().getString("id"))))
                        .containsExactly(survivor.getString("slug"));
                asAnonymous()
                        .get("/api/v1/articles/" + article.get().getString("slug"))
                        .then()
                        .body(kind + ".slug", contains(survivor.getString("slug")));
            }
            usage(kind, survivor).body("uses.count", contains(3));
        }
        pool.shutdown();
    }
}
