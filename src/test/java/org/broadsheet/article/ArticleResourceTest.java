package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.broadsheet.testkit.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArticleResourceTest {

    @Test
    void aDraftHoldsWhatWasSent() {
        String section = aSection();
        String further = aSection();
        String author = created("authors", with("name", unique("Ana"))).getString("slug");

        JsonPath draft = anArticle()
                .inSection(section)
                .with("headlines", with("short", "Short", "seo", "Seo"))
                .with("kicker", "Kicker")
                .with("standfirst", "The “standfirst”.")
                .with("type", "analysis")
                .with("language", "es-sv")
                .alsoIn(further)
                .with("byline", List.of(with("author", author), with("name", "Guest", "role", "photos")))
                .with("dateline", "SAN SALVADOR")
                .publishedAt("2025-03-27T00:00:00Z")
                .draft();

        assertThat(draft.getMap("headlines")).containsEntry("short", "Short").containsEntry("social", null);
        assertThat(draft.getString("status")).isEqualTo("draft");
        assertThat(draft.getString("language")).isEqualTo("es-SV");
        assertThat(draft.getList("sections")).isEqualTo(List.of(further));
        assertThat(draft.getList("byline.role")).isEqualTo(List.of("by", "photos"));
        assertThat(draft.getString("body[0].type")).isEqualTo("paragraph");
        assertThat(draft.getString("publishedAt")).isEqualTo("2025-03-27T00:00:00Z");
        assertThat(draft.getString("savedBy.name")).isEqualTo("Administrator");
        assertThat(draft.getString("path")).isEqualTo("/" + section + "/" + draft.getString("slug"));
    }

    @Test
    void nothingOfADraftIsPublic() {
        JsonPath draft = anArticle().draft();

        asAnonymous().get("/api/v1/articles/" + draft.getString("slug")).then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/articles/" + draft.getString("id")).then().spec(isProblem(404, "notFound"));
        asAnonymous()
                .get("/api/v1/articles?ids=" + draft.getString("id"))
                .then()
                .body("data.size()", equalTo(0));
    }

    @Test
    void editingChangesNothingPublicUntilItIsPublishedAgain() {
        JsonPath article = anArticle().published();
        String path = "/api/v1/articles/" + article.getString("slug");
        byte[] before = asAnonymous().get(path).asByteArray();

        JsonPath edited = patch(
                        "articles/" + article.getString("id"),
                        with("headline", "Edited", "publishedAt", "2024-01-01T00:00:00Z"))
                .jsonPath();

        assertThat(edited.getBoolean("hasUnpublishedChanges")).isTrue();
        assertThat(edited.getInt("revision")).isEqualTo(2);
        assertThat(asAnonymous().get(path).asByteArray()).isEqualTo(before);
        act(article.getString("id"), "publish").then().body("hasUnpublishedChanges", equalTo(false));
        asAnonymous()
                .get(path)
                .then()
                .body("headline", equalTo("Edited"))
                .body("publishedAt", equalTo("2024-01-01T00:00:00Z"));
    }

    @Test
    void aSaveThatChangesNothingMakesNoRevision() {
        JsonPath draft = anArticle().draft();

        patch("articles/" + draft.getString("id"), with("headline", draft.getString("headline")))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("revision", equalTo(1));
    }

    @Test
    void theDatesOfAPublicationAreHonest() {
        JsonPath first = anArticle().published();
        String id = first.getString("id");
        assertThat(first.getString("publishedAt")).isEqualTo(first.getString("firstPublishedAt"));
        assertThat(first.getString("updatedAt")).isNull();

        JsonPath again = asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"substantive\":true,\"note\":\"New figures\"}")
                .post("/api/v1/manage/articles/" + id + "/actions/publish")
                .jsonPath();

        assertThat(again.getString("publishedAt")).isEqualTo(first.getString("publishedAt"));
        assertThat(again.getString("updatedAt")).isNotNull();
    }

    @Test
    void aDateLineDoesNotLieInTheFuture() {
        anArticle()
                .publishedAt("2999-01-01T00:00:00Z")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/publishedAt")));
        asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"publishedAt\":\"2999-01-01T00:00:00Z\"}")
                .post("/api/v1/manage/articles/" + anArticle().draft().getString("id") + "/actions/publish")
                .then()
                .spec(isProblem(400, "invalidRequest", at("/publishedAt")));
    }

    @Test
    void everythingUnknownIsNamedAtOnce() {
        ArticleBuilder article = anArticle()
                .inSection("no-such-section")
                .alsoIn("nowhere")
                .tagged("no-tag")
                .by("nobody-known")
                .blocks(with("type", "video"));

        article.sent()
                .then()
                .spec(isProblem(
                        400,
                        "invalidRequest",
                        at("/section"),
                        at("/sections/0"),
                        at("/tags/0"),
                        at("/byline/0/author"),
                        at("/body/0/type")));
        article.with("language", "x_y").sent().then().spec(isProblem(400, "invalidRequest", at("/language")));
    }

    @Test
    void slugsAreMadeUniqueByCharactersAndNeverByANumber() {
        String headline = unique("Ferry “late” again");
        String first = anArticle().headline(headline).draft().getString("slug");

        String second = anArticle().headline(headline).draft().getString("slug");

        assertThat(second).startsWith(first + "-").matches(".*-[a-z2-9]{4}");
    }

    @ParameterizedTest
    @ValueSource(ints = {74, 75, 76, 79, 80, 81, 200})
    void slugsOfLongHeadlinesAreMadeUniqueToo(int length) {
        String headline = (unique("long") + " headline".repeat(30)).substring(0, length);
        String first = anArticle().headline(headline).draft().getString("slug");

        String second = anArticle().headline(headline).draft().getString("slug");

        assertThat(second).hasSizeLessThanOrEqualTo(80).isNotEqualTo(first).matches(".+-[a-z2-9]{4}");
    }

    @Test
    void aSlugThatWasPublicBelongsToItsArticleForEver() {
        JsonPath article = anArticle().published();
        String old = article.getString("slug");
        String id = article.getString("id");
        String renamed = old + "-renamed";
        patch("articles/" + id, with("slug", renamed)).then().statusCode(200);
        act(id, "publish").then().statusCode(200);

        anArticle()
                .with("slug", old)
                .sent()
                .then()
                .spec(isProblem(409, "slugTaken"))
                .body("holder", equalTo(id));
        asAnonymous()
                .get("/api/v1/articles/" + old + "?include=bodyText")
                .then()
                .statusCode(308)
                .header("Location", equalTo("/api/v1/articles/" + renamed + "?include=bodyText"));
        patch("articles/" + id, with("slug", old)).then().statusCode(200);
        act(id, "publish").then().statusCode(200);
        asAnonymous().get("/api/v1/articles/" + old).then().statusCode(200);
        asAnonymous().get("/api/v1/articles/" + renamed).then().statusCode(308);
    }

    @Test
    void aDraftGivesUpTheSlugItNoLongerWants() {
        JsonPath draft = anArticle().draft();
        patch("articles/" + draft.getString("id"), with("slug", draft.getString("slug") + "-x"))
                .then()
                .statusCode(200);

        anArticle().with("slug", draft.getString("slug")).sent().then().statusCode(201);
    }

    @Test
    void onlyWhatWasNeverPublicIsDeleted() {
        JsonPath draft = anArticle().draft();
        JsonPath article = anArticle().published();
        act(article.getString("id"), "unpublish").then().statusCode(200).body("status", equalTo("unpublished"));

        asAdministrator()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/manage/articles/" + draft.getString("id"))
                .then()
                .statusCode(204);
        asAdministrator()
                .header("If-Match", "*")
                .delete("/api/v1/manage/articles/" + article.getString("id"))
                .then()
                .spec(isProblem(409, "wasPublic"));
    }

    @Test
    void unpublishingADraftIsRefused() {
        act(anArticle().draft().getString("id"), "unpublish")
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("draft"));
    }

    /** 500 times in all. */
    @Test
    void publishUnpublishAndRenameAreNeverSeenHalf() {
        List<JsonPath> drafts =
                Stream.generate(() -> anArticle().draft()).limit(5).toList();

        Together.map(drafts, draft -> publishRenameAndUnpublish(draft.getString("id"), 100));
    }

    /** The slug that it has in the end. */
    private static String publishRenameAndUnpublish(String id, int times) {
        String slug = patch("articles/" + id, with("slug", unique("loop").replace(' ', '-')))
                .jsonPath()
                .getString("slug");
        for (int n = 0; n < times; n++) {
            String next = slug.replaceFirst("(-n\\d+)?$", "-n" + n);
            expect(slug, 404);
            act(id, "publish").then().statusCode(200);
            expect(slug, 200);
            patch("articles/" + id, with("slug", next)).then().statusCode(200);
            act(id, "publish").then().statusCode(200);
            expect(slug, 308);
            expect(next, 200);
            act(id, "unpublish").then().statusCode(200);
            expect(next, 404);
            slug = next;
        }
        return slug;
    }

    private static void expect(String slug, int status) {
        assertThat(asAnonymous().get("/api/v1/articles/" + slug).statusCode())
                .as(slug)
                .isEqualTo(status);
    }

    @Test
    void oneOfManyEditorsAtOnceWins() throws Exception {
        JsonPath draft = anArticle().draft();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();

        for (int n = 0; n < 8; n++) {
            Map<String, Object> change = with("kicker", "Editor " + n);
            answers.add(pool.submit(() -> asAdministrator()
                    .header("If-Match", "\"1\"")
                    .contentType(MERGE_PATCH)
                    .body(change)
                    .patch("/api/v1/manage/articles/" + draft.getString("id"))
                    .statusCode()));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        pool.shutdown();
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void listsOfEditorsShowTheLastSavedFirst() {
        String older = anArticle().draft().getString("id");
        String newer = anArticle().draft().getString("id");

        JsonPath page = asAdministrator().get("/api/v1/manage/articles?limit=2").jsonPath();

        assertThat(page.getList("data.id")).containsExactly(newer, older);
        asAdministrator()
                .get(page.getString("page.next"))
                .then()
                .statusCode(200)
                .body("page.previous", notNullValue());
    }

    @Test
    void aMergePatchRemovesWithNullAndKeepsTheRest() {
        JsonPath draft = anArticle().with("kicker", "K").with("standfirst", "S").draft();

        patch("articles/" + draft.getString("id"), with("kicker", null))
                .then()
                .body("kicker", nullValue())
                .body("standfirst", equalTo("S"));
        patch("articles/" + draft.getString("id"), with("headline", null))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/headline")));
        patch("articles/" + draft.getString("id"), with("colour", "red"))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/colour")));
    }

    /** A list of twenty costs what a list of one costs. */
    @Test
    void statementsDoNotGrowWithTheList() {
        for (int n = 0; n < 20; n++) {
            anArticle().draft();
        }
        String id = anArticle().byGuest("Guest").draft().getString("id");

        assertThat(StatementLog.during(() -> asAdministrator().get("/api/v1/manage/articles?limit=20")))
                .hasSize(2);
        assertThat(StatementLog.during(() -> asAdministrator().get("/api/v1/manage/articles/" + id)))
                .hasSize(5);
        assertThat(StatementLog.during(() -> asAdministrator().get("/api/v1/manage/sections?limit=100")))
                .hasSize(2);
        for (String kind : List.of("authors", "tags")) {
            assertThat(StatementLog.during(() -> asAdministrator().get("/api/v1/manage/" + kind)))
                    .hasSize(1);
        }
    }

    @Test
    void blocksKeepTheirIdsWhenMarkdownIsSentAgain() {
        JsonPath draft = anArticle().draft();

        patch(
                        "articles/" + draft.getString("id"),
                        with("body", with("format", "markdown", "value", "New.\n\nA paragraph.")))
                .then()
                .statusCode(200)
                .body("body[1].id", equalTo(draft.getString("body[0].id")));
    }
}
