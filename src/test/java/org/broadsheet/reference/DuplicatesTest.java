package org.broadsheet.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see of tags and authors that were merged: nothing but their survivors, of which they miss nothing. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DuplicatesTest {

    private static final String ARTICLES = "/api/v1/articles";

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void everyNameLeadsToTheSurvivorInOneHop(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String renamed = unique("renamed").replace(' ', '-');
        patch(kind + "/" + duplicate.getString("id"), with("slug", renamed))
                .then()
                .statusCode(200);
        anArticle().mentioning(kind, duplicate.getString("id")).published();

        merge(kind, duplicate.getString("id"), survivor.getString("slug"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("", equalTo(survivor.getMap("")));

        String path = "/api/v1/" + kind + "/";
        for (String name : List.of(duplicate.getString("id"), duplicate.getString("slug"), renamed)) {
            asAnonymous()
                    .get(path + name)
                    .then()
                    .statusCode(308)
                    .header("Location", equalTo(path + survivor.getString("slug")));
        }
        // A public article of the duplicate's mentions the survivor, without which no tag is public.
        asAnonymous().get(path + survivor.getString("slug")).then().statusCode(200);
        assertThat(listed(kind)).contains(survivor.getString("slug")).doesNotContain(renamed);
    }

    private static List<String> listed(String kind) {
        List<String> slugs = new ArrayList<>();
        for (String path = "/api/v1/" + kind + "?limit=100"; path != null; ) {
            path = walk(path, "slug", slugs);
        }
        return slugs;
    }

    private static String walk(String path, String property, List<String> seen) {
        JsonPath page = asAnonymous()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        seen.addAll(page.getList("data." + property));
        return page.getString("page.next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void itsListHoldsTheArticlesOfBothEachOnce(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String[][] mentioned = {
            {survivor.getString("slug")},
            {duplicate.getString("slug")},
            {duplicate.getString("slug"), survivor.getString("slug")},
            {survivor.getString("slug"), duplicate.getString("slug")},
            {duplicate.getString("slug")}
        };
        String section = aSection();
        List<String> articles = new ArrayList<>();
        for (int n = 0; n < mentioned.length; n++) {
            articles.add(anArticle()
                    .inSection(section)
                    .mentioning(kind, mentioned[n])
                    .publishedAt("2025-01-0" + (9 - n) + "T00:00:00Z")
                    .published()
                    .getString("slug"));
        }

        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);

        String filter = kind.equals("tags") ? "tag=" : "author=";
        for (String name : List.of(
                survivor.getString("slug"),
                survivor.getString("id"),
                duplicate.getString("slug"),
                duplicate.getString("id"))) {
            List<String> walked = new ArrayList<>();
            for (String path = ARTICLES + "?limit=2&" + filter + name; path != null; ) {
                path = walk(path, "slug", walked);
            }
            assertThat(walked).as(name).isEqualTo(articles);
            for (String query : List.of("?total=exact&", "?total=exact&section=" + section + "&", "?page=2&limit=2&")) {
                asAnonymous()
                        .get(ARTICLES + query + filter + name)
                        .then()
                        .body("page.total", equalTo(mentioned.length));
            }
            asAdministrator()
                    .get(MANAGE + "/articles?" + filter + name)
                    .then()
                    .body("data.slug", containsInAnyOrder(articles.toArray()));
        }
        for (String article : articles) {
            asAnonymous()
                    .get(ARTICLES + "/" + article)
                    .then()
                    .body(kind + ".id", contains(survivor.getString("id")))
                    .body(kind + ".slug", contains(survivor.getString("slug")))
                    .body(kind + ".name", contains(survivor.getString("name")));
        }
    }

    @Test
    void anArticleThatCarriedBothShowsTheSurvivorInTheFirstPlace() {
        String survivor = created("tags", with("name", unique("Survivor"))).getString("slug");
        String duplicate = created("tags", with("name", unique("Duplicate"))).getString("id");
        String first = created("tags", with("name", unique("First"))).getString("slug");
        String last = created("tags", with("name", unique("Last"))).getString("slug");
        String article =
                anArticle().tagged(first, duplicate, last, survivor).published().getString("slug");

        merge("tags", duplicate, survivor).then().statusCode(200);

        asAnonymous().get(ARTICLES + "/" + article).then().body("tags.slug", contains(first, survivor, last));
    }

    @Test
    void anAuthorIsNamedOnceForEachRoleAndAGuestAlways() {
        String survivor = created("authors", with("name", unique("Survivor"))).getString("slug");
        String duplicate = created("authors", with("name", unique("Duplicate"))).getString("id");
        String article = anArticle()
                .with(
                        "byline",
                        List.of(
                                with("name", "Guest"),
                                with("author", duplicate, "role", "photos"),
                                with("author", survivor),
                                with("name", "Guest"),
                                with("author", duplicate),
                                with("author", survivor, "role", "photos")))
                .published()
                .getString("slug");

        merge("authors", duplicate, survivor).then().statusCode(200);

        asAnonymous()
                .get(ARTICLES + "/" + article)
                .then()
                .body("authors.slug", contains(null, survivor, survivor, null))
                .body("authors.name[0]", equalTo("Guest"))
                .body("authors.role", contains("by", "photos", "by", "by"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void whatChangesOfTheSurvivorLaterShowsEverywhere(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        String article = anArticle()
                .mentioning(kind, duplicate.getString("id"))
                .published()
                .getString("slug");
        merge(kind, duplicate.getString("id"), survivor.getString("id")).then().statusCode(200);

        // The survivor may even take the duplicate's slug.
        patch(kind + "/" + survivor.getString("id"), with("name", "After", "slug", duplicate.getString("slug")))
                .then()
                .statusCode(200);

        asAnonymous()
                .get(ARTICLES + "/" + article)
                .then()
                .body(kind + ".name", contains("After"))
                .body(kind + ".slug", contains(duplicate.getString("slug")));
        asAnonymous()
                .get("/api/v1/" + kind + "/" + duplicate.getString("slug"))
                .then()
                .statusCode(200)
                .body("id", equalTo(survivor.getString("id")));
        assertThat(keys(survivor)).contains(key(kind, duplicate.getString("id")), key(kind, survivor.getString("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void aChainOfMergersIsOneHopLong(String kind) {
        JsonPath first = created(kind, with("name", unique("First")));
        JsonPath second = created(kind, with("name", unique("Second")));
        JsonPath third = created(kind, with("name", unique("Third")));
        String article =
                anArticle().mentioning(kind, first.getString("id")).published().getString("slug");
        merge(kind, first.getString("id"), second.getString("id")).then().statusCode(200);
        merge(kind, second.getString("id"), third.getString("id")).then().statusCode(200);

        for (JsonPath merged : List.of(first, second)) {
            asAnonymous()
                    .get("/api/v1/" + kind + "/" + merged.getString("slug"))
                    .then()
                    .statusCode(308)
                    .header("Location", equalTo("/api/v1/" + kind + "/" + third.getString("slug")));
            asAdministrator()
                    .get(MANAGE + "/" + kind + "/" + merged.getString("id"))
                    .then()
                    .spec(isProblem(404, "notFound"))
                    .body("mergedInto", equalTo(third.getString("id")));
        }
        asAnonymous().get(ARTICLES + "/" + article).then().body(kind + ".slug", contains(third.getString("slug")));
        assertThat(keys(second)).contains(key(kind, first.getString("id")), "list:" + key(kind, first.getString("id")));
    }

    @Test
    void aTagIsPublicAsLongAsAnArticleOfItsDuplicatesIs() {
        JsonPath survivor = created("tags", with("name", unique("Survivor")));
        String duplicate = created("tags", with("name", unique("Duplicate"))).getString("id");
        String article = anArticle().tagged(duplicate).published().getString("id");
        asAnonymous().get("/api/v1/tags/" + survivor.getString("slug")).then().spec(isProblem(404, "notFound"));
        merge("tags", duplicate, survivor.getString("slug")).then().statusCode(200);
        asAnonymous().get("/api/v1/tags/" + survivor.getString("slug")).then().statusCode(200);

        act(article, "unpublish").then().statusCode(200);

        asAnonymous().get("/api/v1/tags/" + survivor.getString("slug")).then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/tags/" + duplicate).then().spec(isProblem(404, "notFound"));
    }

    @Test
    void anUnlistedAuthorWithNothingPublicStaysHiddenUnderEveryName() {
        String survivor = created("authors", with("name", unique("Survivor"), "listed", false))
                .getString("slug");
        JsonPath duplicate = created("authors", with("name", unique("Duplicate")));

        merge("authors", duplicate.getString("id"), survivor).then().statusCode(200);

        asAnonymous()
                .get("/api/v1/authors/" + duplicate.getString("slug"))
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void aDuplicateHoldsNoPicture() {
        String picture = aPicture();
        String survivor = created("authors", with("name", unique("Survivor"))).getString("slug");
        String duplicate = created("authors", with("name", unique("Duplicate"), "image", picture))
                .getString("id");

        merge("authors", duplicate, survivor).then().statusCode(200);

        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/media/" + picture)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "authors"})
    void isOneChangeAndWritesNoArticle(String kind) {
        JsonPath survivor = created(kind, with("name", unique("Survivor")));
        JsonPath duplicate = created(kind, with("name", unique("Duplicate")));
        anArticle().mentioning(kind, duplicate.getString("id")).published();

        List<String> sent = StatementLog.during(() -> merge(kind, duplicate.getString("id"), survivor.getString("id"))
                .then()
                .statusCode(200));

        assertThat(sent.stream().filter(sql -> !sql.startsWith("select")))
                .noneMatch(sql -> sql.contains("article") || sql.contains("published_in"));
        assertThat(sent.stream().filter(sql -> sql.contains("into change"))).hasSize(1);
        assertThat(keys(duplicate))
                .containsExactlyInAnyOrder(
                        key(kind, duplicate.getString("id")),
                        key(kind, survivor.getString("id")),
                        "list:" + key(kind, duplicate.getString("id")),
                        "list:" + key(kind, survivor.getString("id")),
                        "list:" + kind);
    }

    private static String key(String kind, String id) {
        return kind.substring(0, kind.length() - 1) + ":" + id;
    }

    /** Those of the last change of a thing. */
    private List<String> keys(JsonPath subject) {
        return List.of(QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select keys from change where subject_id = :id order by change.id desc limit 1",
                                String[].class)
                        .setParameter("id", UUID.fromString(subject.getString("id")))
                        .getSingleResult()));
    }
}
