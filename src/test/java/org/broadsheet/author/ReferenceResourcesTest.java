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
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authors and tags, which keep the same promises. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ReferenceResourcesTest {

    @Test
    void whatIsPrivateOfAnAuthorStaysInTheNewsroom() {
        JsonPath author = created(
                "authors",
                with(
                        "name", unique("Ana Ruiz"),
                        "bio", "Writes from San Salvador.",
                        "links", List.of(with("label", "Site", "url", "https://ana.example")),
                        "contact", with("email", "ana@example.org"),
                        "privateEmail", "canary-private@example.org"));
        anArticle().by(author.getString("slug")).published();

        asAnonymous()
                .get("/api/v1/authors/" + author.getString("slug"))
                .then()
                .statusCode(200)
                .body("contact.email", equalTo("ana@example.org"))
                .body("links[0].url", equalTo("https://ana.example"))
                .body(not(containsString("canary-private")));
        asAnonymous()
                .get("/api/v1/articles?author=" + author.getString("slug"))
                .then()
                .body("data[0].authors[0].name", equalTo(author.getString("name")))
                .body(not(containsString("canary-private")));
    }

    @Test
    void aTagIsPublicWhileAPublicArticleCarriesIt() {
        JsonPath tag = created("tags", with("name", unique("Secret plan"), "type", "topic"));
        String slug = tag.getString("slug");
        String article = anArticle().tagged(slug).draft().getString("id");
        asAnonymous().get("/api/v1/tags/" + slug).then().spec(isProblem(404, "notFound"));

        act(article, "publish").then().statusCode(200);
        asAnonymous().get("/api/v1/tags/" + slug).then().statusCode(200);
        asAnonymous().get("/api/v1/tags?limit=100").then().body("data.slug", hasItem(slug));

        act(article, "unpublish").then().statusCode(200);
        asAnonymous().get("/api/v1/tags/" + slug).then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/tags?limit=100").then().body("data.slug", not(hasItem(slug)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags"})
    void aNewNameShowsInArticlesAtOnce(String kind) {
        JsonPath thing = created(kind, with("name", unique("Before")));
        String slug = thing.getString("slug");
        Object use = kind.equals("tags") ? List.of(slug) : List.of(with("author", slug));
        String article = anArticle()
                .with(kind.equals("tags") ? "tags" : "byline", use)
                .published()
                .getString("slug");

        patch(kind + "/" + thing.getString("id"), with("name", "After")).then().statusCode(200);

        asAnonymous()
                .get("/api/v1/articles/" + article)
                .then()
                .body((kind.equals("tags") ? "tags" : "authors") + "[0].name", equalTo("After"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sections"})
    void anotherOwnersSlugIsRefusedAndTheHolderNamed(String kind) {
        JsonPath first = created(kind, with("name", unique("First")));

        create(kind, with("name", "Second", "slug", first.getString("slug")))
                .then()
                .spec(isProblem(409, "slugTaken"))
                .body("holder", equalTo(first.getString("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags"})
    void whatADraftMentionsIsNotDeleted(String kind) {
        JsonPath thing = created(kind, with("name", unique("Kept")));
        Object use =
                kind.equals("tags") ? List.of(thing.getString("id")) : List.of(with("author", thing.getString("id")));
        String field = kind.equals("tags") ? "tags" : "byline";
        String article = anArticle().with(field, use).draft().getString("id");
        String path = "/api/v1/manage/" + kind + "/" + thing.getString("id");
        asAdministrator().header("If-Match", "*").delete(path).then().spec(isProblem(409, "inUse"));

        patch("articles/" + article, with(field, List.of())).then().statusCode(200);

        asAdministrator().header("If-Match", "*").delete(path).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sections"})
    void ofManyEditorsAtOnceOneWinsAndTheOthersLearnTheVersion(String kind) throws Exception {
        String path = MANAGE + "/" + kind + "/"
                + created(kind, with("name", unique("Shared"))).getString("id");
        ExecutorService pool = Executors.newFixedThreadPool(6);

        List<Future<Response>> answers = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String patch = "{\"name\":\"Editor " + n + "\"}";
            answers.add(pool.submit(() -> asAdministrator()
                    .header("If-Match", "\"1\"")
                    .contentType(MERGE_PATCH)
                    .body(patch)
                    .patch(path)));
        }

        int won = 0;
        for (Future<Response> answer : answers) {
            if (answer.get().statusCode() == 200) {
                won++;
            } else {
                answer.get().then().spec(isProblem(412, "preconditionFailed")).body("currentVersion", equalTo(2));
            }
        }
        pool.shutdown();
        assertThat(won).isEqualTo(1);
    }

    @Test
    void everyManagementCallNeedsAToken() {
        for (String kind : List.of("articles", "sections", "authors", "tags")) {
            asAnonymous()
                    .get("/api/v1/manage/" + kind)
                    .then()
                    .spec(isProblem(401, "unauthorized"))
                    .header("WWW-Authenticate", containsString("Bearer"));
            asAnonymous()
                    .header("Authorization", "Bearer wrong")
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/manage/" + kind)
                    .then()
                    .spec(isProblem(401, "unauthorized"));
        }
    }
}
