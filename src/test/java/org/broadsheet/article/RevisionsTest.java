package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RevisionsTest {

    private static String path(String article) {
        return MANAGE + "/articles/" + article + "/revisions";
    }

    private static Response read(String article, Object number) {
        return asAdministrator().get(path(article) + "/" + number);
    }

    private static void save(String article, Object... changes) {
        patch("articles/" + article, with(changes)).then().statusCode(200);
    }

    @Test
    void everySaveIsListedNewestFirst() {
        String id = anArticle()
                .headline("First")
                .with("note", "  From the wire ")
                .draft()
                .getString("id");
        act(id, "publish").then().statusCode(200);
        save(id, "headline", "Second");
        save(id, "headline", "Third", "note", "Legal asked for it");

        JsonPath page =
                asAdministrator().get(path(id)).then().statusCode(200).extract().jsonPath();

        assertThat(page.getList("data.number")).isEqualTo(List.of(3, 2, 1));
        assertThat(page.getList("data.headline")).isEqualTo(List.of("Third", "Second", "First"));
        assertThat(page.getList("data.draft")).isEqualTo(List.of(true, false, false));
        assertThat(page.getList("data.published")).isEqualTo(List.of(false, false, true));
        assertThat(page.<String>getList("data.note")).containsExactly("Legal asked for it", null, "From the wire");
        assertThat(page.getString("data[0].savedBy.name")).isEqualTo("Administrator");
    }

    @Test
    void pagesGoForthAndBack() {
        String id = anArticle().draft().getString("id");
        for (int n = 2; n <= 5; n++) {
            save(id, "kicker", "Kicker " + n);
        }
        List<Integer> seen = new ArrayList<>();

        String next = path(id) + "?limit=2";
        String last = next;
        while (next != null) {
            JsonPath page = asAdministrator().get(next).jsonPath();
            seen.addAll(page.getList("data.number"));
            last = next;
            next = page.getString("page.next");
        }

        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
        String previous = asAdministrator().get(last).path("page.previous");
        asAdministrator().get(previous).then().body("data.number", equalTo(List.of(3, 2)));
    }

    @Test
    void aCursorBelongsToItsArticle() {
        String id = anArticle().draft().getString("id");
        save(id, "kicker", "K");
        String next = asAdministrator().get(path(id) + "?limit=1").path("page.next");

        asAdministrator()
                .get(next.replace(id, anArticle().draft().getString("id")))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void aRevisionIsReadAsItWas() {
        String author = created("authors", with("name", unique("Ana"))).getString("slug");
        String tag = created("tags", with("name", unique("Tag"))).getString("slug");
        JsonPath draft = anArticle()
                .with("headlines", with("short", "Short"))
                .with("sections", List.of(aSection()))
                .with("tags", List.of(tag))
                .with("byline", List.of(with("author", author), with("name", "Guest", "role", "photos")))
                .with("image", aPicture())
                .draft();
        String id = draft.getString("id");
        save(id, "headline", "Changed", "kicker", "K", "tags", List.of(), "byline", List.of(), "body", List.of());

        JsonPath old = read(id, 1)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .extract()
                .jsonPath();

        Map<String, Object> content = draft.getMap("");
        content.keySet().retainAll(old.getMap("").keySet());
        content.keySet().remove("savedAt");
        assertThat(old.getMap("")).containsAllEntriesOf(content);
        assertThat(content)
                .containsKeys(
                        "slug",
                        "headline",
                        "headlines",
                        "kicker",
                        "standfirst",
                        "type",
                        "language",
                        "section",
                        "sections",
                        "tags",
                        "byline",
                        "bylineText",
                        "dateline",
                        "image",
                        "body");
        assertThat(old.getInt("number")).isEqualTo(1);
        assertThat(old.getBoolean("draft")).isFalse();
    }

    @Test
    void referencesAreCalledByTheirPresentSlugsOrTheirIds() {
        JsonPath section = created("sections", with("name", unique("Old section")));
        JsonPath author = created("authors", with("name", unique("Ana")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath renamed = created("tags", with("name", unique("Tag")));
        String id = anArticle()
                .inSection(section.getString("slug"))
                .with("tags", List.of(tag.getString("slug"), renamed.getString("slug")))
                .with("byline", List.of(with("author", author.getString("slug"))))
                .draft()
                .getString("id");
        save(id, "section", aSection(), "tags", List.of(), "byline", List.of());
        for (String gone : List.of(
                "sections/" + section.getString("id"),
                "authors/" + author.getString("id"),
                "tags/" + tag.getString("id"))) {
            asAdministrator()
                    .header("If-Match", "*")
                    .delete(MANAGE + "/" + gone)
                    .then()
                    .statusCode(204);
        }
        String slug = unique("renamed").replace(' ', '-');
        patch("tags/" + renamed.getString("id"), with("slug", slug)).then().statusCode(200);

        read(id, 1)
                .then()
                .statusCode(200)
                .body("section", equalTo(section.getString("id")))
                .body("tags", equalTo(List.of(tag.getString("id"), slug)))
                .body("byline[0].author", equalTo(author.getString("id")));
    }

    @Test
    void aNoteIsAboutOneSave() {
        String id = anArticle().with("note", "The first").draft().getString("id");
        save(id, "kicker", "K");
        save(id, "kicker", "L", "note", null);
        save(id, "note", "About nothing");

        asAdministrator().get(path(id)).then().body("data.note", equalTo(Arrays.asList(null, null, "The first")));
        read(id, 1).then().body("note", equalTo("The first"));
        read(id, 2).then().body("note", nullValue());
        patch("articles/" + id, with("kicker", "M", "note", "n".repeat(2001)))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/note"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "99999999999999999999", "1.5", "abc", "01"})
    void numbersAreWholeAndFromOne(String number) {
        read(anArticle().draft().getString("id"), number)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("number"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = anArticle().published().getString("id");
        String nothing = "0190a8f0-0000-7000-8000-00000000000a";

        read(id, 2).then().statusCode(404).body("detail", equalTo("There is no revision 2 of article " + id));
        read(id, Integer.MAX_VALUE).then().statusCode(404);
        read(nothing, 1).then().statusCode(404).body("detail", equalTo("There is no article " + nothing));
        asAdministrator().get(path(nothing)).then().statusCode(404);
        asAdministrator().get(path("1")).then().statusCode(400).body("errors[0].parameter", equalTo("id"));
    }

    /** A list of twenty costs what a list of one costs. */
    @Test
    void statementsDoNotGrowWithTheList() {
        String id = anArticle().draft().getString("id");
        for (int n = 0; n < 20; n++) {
            save(id, "kicker", "Kicker " + n);
        }

        assertThat(StatementLog.during(() -> asAdministrator().get(path(id)))).hasSize(2);
    }
}
