package org.broadsheet.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SectionResourceTest {

    @Test
    void aSectionIsCreatedReadAndPublic() {
        String name = unique("Äußeres");

        JsonPath section = created("sections", with("name", name, "description", "Abroad"));

        String slug = section.getString("slug");
        assertThat(slug).startsWith("ausseres").matches("[a-z0-9-]+");
        asAdministrator()
                .get("/api/v1/manage/sections/" + section.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("path", equalTo("/" + slug))
                .body("parent", nullValue());
        asAnonymous()
                .get("/api/v1/sections/" + slug)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("description", equalTo("Abroad"));
    }

    @Test
    void movingASectionMovesThePathsOfEverythingBelow() {
        String world = aSection();
        String politics = aSection();
        JsonPath americas = created("sections", with("name", unique("Americas"), "parent", world));
        String south = created(
                        "sections",
                        with("name", unique("South"), "segment", "south", "parent", americas.getString("slug")))
                .getString("slug");
        String article = anArticle().inSection(south).published().getString("slug");

        patch("sections/" + americas.getString("id"), with("parent", politics))
                .then()
                .statusCode(200);

        String path = "/" + politics + "/" + americas.getString("segment") + "/south";
        asAnonymous().get("/api/v1/sections/" + south).then().body("path", equalTo(path));
        asAnonymous().get("/api/v1/articles/" + article).then().body("path", equalTo(path + "/" + article));
        asAnonymous().get("/api/v1/articles?section=" + politics).then().body("data.slug", hasItem(article));
        asAnonymous().get("/api/v1/articles?section=" + world).then().body("data.size()", equalTo(0));
    }

    @Test
    void aSectionNeverLiesInItself() {
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper.getString("id")));

        patch("sections/" + upper.getString("id"), with("parent", lower.getString("id")))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/parent", "cycle")));
    }

    @Test
    void twoMovesAtOnceMakeNoCycle() throws Exception {
        JsonPath one = created("sections", with("name", unique("One")));
        JsonPath two = created("sections", with("name", unique("Two")));
        ExecutorService pool = Executors.newFixedThreadPool(2);

        Future<Integer> first = pool.submit(move(one, two));
        Future<Integer> second = pool.submit(move(two, one));

        assertThat(new Integer[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 400);
        pool.shutdown();
    }

    private static Callable<Integer> move(JsonPath section, JsonPath parent) {
        return () -> patch("sections/" + section.getString("id"), with("parent", parent.getString("id")))
                .statusCode();
    }

    @Test
    void siblingsDifferInTheirSegment() {
        String parent = aSection();
        created("sections", with("name", unique("A"), "segment", "news", "parent", parent));

        create("sections", with("name", unique("B"), "segment", "news", "parent", parent))
                .then()
                .spec(isProblem(409, "conflict", at("/segment")));
    }

    @Test
    void aSectionInUseStaysAndSaysWhatHoldsIt() {
        JsonPath section = created("sections", with("name", unique("Held")));
        String article =
                anArticle().inSection(section.getString("slug")).draft().getString("id");

        asAdministrator()
                .header("If-Match", "*")
                .delete("/api/v1/manage/sections/" + section.getString("id"))
                .then()
                .spec(isProblem(409, "inUse"))
                .body("holders[0].kind", equalTo("article"))
                .body("holders[0].count", equalTo(1))
                .body("holders[0].examples[0]", equalTo(article));
    }

    @Test
    void aSectionThatNothingUsesIsDeleted() {
        JsonPath section = created("sections", with("name", unique("Gone")));
        String path = "/api/v1/manage/sections/" + section.getString("id");

        asAdministrator().header("If-Match", "\"1\"").delete(path).then().statusCode(204);

        asAdministrator().get(path).then().spec(isProblem(404, "notFound"));
        asAnonymous()
                .get("/api/v1/sections/" + section.getString("slug"))
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void aFormerSlugLeadsToThePresentOne() {
        JsonPath section = created("sections", with("name", unique("Old")));
        String slug = unique("new").replace(' ', '-');

        patch("sections/" + section.getString("id"), with("slug", slug)).then().statusCode(200);

        asAnonymous()
                .get("/api/v1/sections/" + section.getString("slug"))
                .then()
                .statusCode(308)
                .header("Location", endsWith("/api/v1/sections/" + slug));
        asAnonymous()
                .get("/api/v1/articles?section=" + section.getString("slug"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatHasChangedSinceIsNotOverwritten() {
        JsonPath section = created("sections", with("name", unique("Twice")));
        String path = "/api/v1/manage/sections/" + section.getString("id");
        patch("sections/" + section.getString("id"), with("position", 3)).then().statusCode(200);

        asAdministrator()
                .header("If-Match", "\"1\"")
                .contentType(MERGE_PATCH)
                .body("{\"position\":4}")
                .patch(path)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .body("currentVersion", equalTo(2));
        asAdministrator()
                .contentType(MERGE_PATCH)
                .body("{\"position\":4}")
                .patch(path)
                .then()
                .spec(isProblem(428, "preconditionRequired"));
    }

    @Test
    void anUnlistedSectionIsHiddenUntilSomethingPublicIsInIt() {
        JsonPath section = created("sections", with("name", unique("Launch"), "listed", false));
        String slug = section.getString("slug");
        asAnonymous().get("/api/v1/sections/" + slug).then().spec(isProblem(404, "notFound"));

        anArticle().inSection(slug).published();

        asAnonymous().get("/api/v1/sections/" + slug).then().statusCode(200);
    }
}
