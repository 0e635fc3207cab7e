package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RestoreTest {

    private static String path(String article, Object number) {
        return MANAGE + "/articles/" + article + "/revisions/" + number;
    }

    private static Response restore(String article, Object number) {
        return asAdministrator().header("If-Match", "*").post(path(article, number) + "/actions/restore");
    }

    private static JsonPath restored(String article, int number) {
        return restore(article, number).then().statusCode(200).extract().jsonPath();
    }

    private static void save(String article, Object... changes) {
        patch("articles/" + article, with(changes)).then().statusCode(200);
    }

    private static void delete(String thing) {
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/" + thing)
                .then()
                .statusCode(204);
    }

    @Test
    void theOldContentIsTheNextDraft() {
        JsonPath first = anArticle()
                .with("kicker", "K")
                .publishedAt("2024-01-01T00:00:00Z")
                .draft();
        String id = first.getString("id");
        save(id, "headline", "Changed", "kicker", null, "body", List.of(), "publishedAt", "2025-01-01T00:00:00Z");

        JsonPath now = restored(id, 1);

        assertThat(now.getInt("revision")).isEqualTo(3);
        assertThat(now.getInt("version")).isEqualTo(3);
        for (String field : List.of("slug", "headline", "kicker", "section", "body", "byline")) {
            Object value = now.get(field);
            assertThat(value).as(field).isEqualTo(first.get(field));
        }
        assertThat(now.getString("publishedAt")).isEqualTo("2025-01-01T00:00:00Z");
        asAdministrator()
                .get(path(id, 3))
                .then()
                .body("note", equalTo("Restored from revision 1"))
                .body("draft", equalTo(true));
    }

    @Test
    void aNoteOfOnesOwnIsKept() {
        String id = anArticle().draft().getString("id");
        save(id, "kicker", "K");

        asAdministrator()
                .header("If-Match", "\"2\"")
                .contentType("application/json")
                .body("{\"note\":\"The kicker was wrong\"}")
                .post(path(id, 1) + "/actions/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");

        asAdministrator().get(path(id, 3)).then().body("note", equalTo("The kicker was wrong"));
    }

    @Test
    void readersSeeNothingOfIt() {
        JsonPath article = anArticle().published();
        String id = article.getString("id");
        save(id, "headline", "Second");
        act(id, "publish").then().statusCode(200);
        String address = "/api/v1/articles/" + article.getString("slug");
        byte[] before = asAnonymous().get(address).asByteArray();

        JsonPath now = restored(id, 1);

        assertThat(now.getBoolean("hasUnpublishedChanges")).isTrue();
        assertThat(asAnonymous().get(address).asByteArray()).isEqualTo(before);
        asAdministrator().get(path(id, 2)).then().body("published", equalTo(true));
        act(id, "publish").then().statusCode(200);
        asAnonymous().get(address).then().body("headline", equalTo(article.getString("headline")));
    }

    @Test
    void whatTheDraftSaysAlreadyChangesNothing() {
        String id = anArticle().draft().getString("id");
        save(id, "kicker", "K");

        restore(id, 2).then().statusCode(200).header("ETag", "\"2\"").body("revision", equalTo(2));
        restored(id, 1);
        assertThat(restored(id, 1).getInt("revision")).isEqualTo(3);
    }

    @Test
    void everythingThatIsGoneIsNamedAtOnce() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath further = created("sections", with("name", unique("Section")));
        JsonPath author = created("authors", with("name", unique("Ana")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        String kept = created("tags", with("name", unique("Tag"))).getString("slug");
        String image = aPicture();
        String inBody = aPicture();
        Map<String, Object> picture = with("type", "image", "media", inBody);
        String id = anArticle()
                .inSection(section.getString("slug"))
                .with("sections", List.of(further.getString("slug")))
                .with("tags", List.of(kept, tag.getString("slug")))
                .with("byline", List.of(with("name", "Guest"), with("author", author.getString("slug"))))
                .with("image", image)
                .with("body", List.of(picture, with("type", "factbox", "blocks", List.of(picture))))
                .draft()
                .getString("id");
        save(id, "section", aSection(), "sections", null, "tags", null, "byline", null, "image", null, "body", null);
        delete("sections/" + section.getString("id"));
        delete("sections/" + further.getString("id"));
        delete("authors/" + author.getString("id"));
        delete("tags/" + tag.getString("id"));
        delete("media/" + image);
        delete("media/" + inBody);

        restore(id, 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("invalidState"))
                .body("state", equalTo("draft"))
                .body(
                        "errors.pointer",
                        equalTo(List.of(
                                "/section",
                                "/sections/0",
                                "/tags/1",
                                "/byline/1/author",
                                "/image",
                                "/body/0/media",
                                "/body/1/blocks/0/media")));
        asAdministrator().get(MANAGE + "/articles/" + id).then().body("version", equalTo(2));
    }

    @Test
    void anOldSlugComesBackIfNobodyElseHasIt() {
        String section = aSection();
        JsonPath draft = anArticle().inSection(section).draft();
        String id = draft.getString("id");
        String slug = draft.getString("slug");
        save(id, "slug", slug + "-x");
        assertThat(restored(id, 1).getString("slug")).isEqualTo(slug);
        save(id, "slug", slug + "-x");
        String holder = created("articles", with("headline", "H", "section", section, "slug", slug))
                .getString("id");

        restore(id, 1).then().statusCode(409).body("code", equalTo("slugTaken")).body("holder", equalTo(holder));
    }

    @Test
    void aSlugThatWasPublicIsStillItsOwn() {
        JsonPath article = anArticle().published();
        String id = article.getString("id");
        save(id, "slug", article.getString("slug") + "-x");
        act(id, "publish").then().statusCode(200);

        assertThat(restored(id, 1).getString("slug")).isEqualTo(article.getString("slug"));
        act(id, "publish").then().statusCode(200);
        asAnonymous()
                .get("/api/v1/articles/" + article.getString("slug") + "-x")
                .then()
                .statusCode(308);
    }

    @Test
    void whatIsRestoredIsInUse() {
        JsonPath section = created("sections", with("name", unique("Section")));
        String id = anArticle().inSection(section.getString("slug")).draft().getString("id");
        save(id, "section", aSection());
        restored(id, 1);

        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/sections/" + section.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("inUse"));
    }

    @Test
    void onlyWhoHasSeenThePresentVersionRestores() {
        String id = anArticle().draft().getString("id");
        save(id, "kicker", "K");
        String action = path(id, 1) + "/actions/restore";

        asAdministrator().post(action).then().statusCode(428);
        asAdministrator()
                .header("If-Match", "\"1\"")
                .post(action)
                .then()
                .statusCode(412)
                .body("currentVersion", equalTo(2));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = anArticle().draft().getString("id");
        String other = anArticle().draft().getString("id");
        save(other, "kicker", "K");

        restore(id, 2).then().statusCode(404).body("detail", equalTo("There is no revision 2 of article " + id));
        restore("0190a8f0-0000-7000-8000-00000000000a", 1).then().statusCode(404);
        for (String number : List.of("0", "-1", "2147483648", "x")) {
            restore(id, number).then().statusCode(400).body("errors[0].parameter", equalTo("number"));
        }
    }

    @Test
    void anUnknownPropertyIsRefused() {
        asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"notes\":\"a\"}")
                .post(path(anArticle().draft().getString("id"), 1) + "/actions/restore")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/notes"));
    }
}
