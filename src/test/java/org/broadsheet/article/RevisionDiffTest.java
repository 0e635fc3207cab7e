package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
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
import java.util.Arrays;
import java.util.List;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RevisionDiffTest {

    private static Response compare(String article, Object number, Object... against) {
        String query = against.length == 0 ? "" : "?against=" + against[0];
        return asAdministrator().get(MANAGE + "/articles/" + article + "/revisions/" + number + "/diff" + query);
    }

    private static JsonPath compared(String article, int number, Object... against) {
        return compare(article, number, against)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void save(String article, Object... changes) {
        patch("articles/" + article, with(changes)).then().statusCode(200);
    }

    @Test
    void fieldsAreCalledAsInTheContract() {
        String author = created("authors", with("name", unique("Ana"))).getString("slug");
        String tag = created("tags", with("name", unique("Tag"))).getString("slug");
        String section = aSection();
        String other = aSection();
        String picture = aPicture();
        JsonPath draft = anArticle()
                .inSection(section)
                .headline("Before")
                .with("kicker", "K")
                .draft();
        String id = draft.getString("id");
        save(
                id,
                "headline",
                "After",
                "headlines",
                with("short", "Short"),
                "kicker",
                null,
                "type",
                "analysis",
                "section",
                other,
                "sections",
                List.of(section),
                "tags",
                List.of(tag),
                "byline",
                List.of(with("author", author)),
                "image",
                picture);

        JsonPath diff = compared(id, 2);

        assertThat(diff.getInt("from")).isEqualTo(1);
        assertThat(diff.getInt("to")).isEqualTo(2);
        assertThat(diff.getList("changes.field"))
                .isEqualTo(List.of(
                        "headline", "headlines", "kicker", "type", "section", "sections", "tags", "byline", "image"));
        assertThat(diff.getList("changes.before"))
                .isEqualTo(Arrays.asList(
                        "Before",
                        with("short", null, "seo", null, "social", null),
                        "K",
                        "news",
                        section,
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
        assertThat(diff.getList("changes.after"))
                .isEqualTo(Arrays.asList(
                        "After",
                        with("short", "Short", "seo", null, "social", null),
                        null,
                        "analysis",
                        other,
                        List.of(section),
                        List.of(tag),
                        List.of(with("author", author, "name", null, "role", "by")),
                        picture));
    }

    @Test
    void blocksAreComparedWordByWord() {
        JsonPath draft = anArticle()
                .with(
                        "body",
                        with(
                                "format",
                                "markdown",
                                "value",
                                "The council voted six to five.\n\nIt is late.\n\nGone soon."))
                .draft();
        String id = draft.getString("id");
        String first = draft.getString("body[0].id");
        String second = draft.getString("body[1].id");
        String third = draft.getString("body[2].id");
        save(
                id,
                "body",
                List.of(
                        with("type", "paragraph", "id", second, "html", "It is late."),
                        with("type", "paragraph", "id", first, "html", "The council voted <em>seven</em> to five."),
                        with("type", "divider")));

        JsonPath diff = compared(id, 2);

        assertThat(diff.getList("changes.change")).containsExactlyInAnyOrder("moved", "changed", "removed", "added");
        JsonPath changed = new JsonPath(compare(id, 2).asString()).setRootPath("changes.find{it.change == 'changed'}");
        assertThat(changed.getString("block")).isEqualTo(first);
        assertThat(changed.getString("type")).isEqualTo("paragraph");
        assertThat(changed.getList("words"))
                .isEqualTo(List.of(
                        with("text", "The council voted ", "change", null),
                        with("text", "six", "change", "removed"),
                        with("text", "seven", "change", "added"),
                        with("text", " to five.", "change", null)));
        assertThat(changed.getString("after.html")).isEqualTo("The council voted <em>seven</em> to five.");
        assertThat(diff.getString("changes.find{it.change == 'removed'}.block")).isEqualTo(third);
        assertThat(diff.getString("changes.find{it.change == 'added'}.type")).isEqualTo("divider");
    }

    @Test
    void anyTwoAreComparedInEitherDirection() {
        String id = anArticle().headline("One").draft().getString("id");
        save(id, "headline", "Two");
        save(id, "headline", "Three");

        compare(id, 3, 1)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("from", equalTo(1))
                .body("changes[0].before", equalTo("One"))
                .body("changes[0].after", equalTo("Three"));
        compare(id, 1, 3)
                .then()
                .body("from", equalTo(3))
                .body("to", equalTo(1))
                .body("changes[0].before", equalTo("Three"))
                .body("changes[0].after", equalTo("One"));
        compare(id, 3).then().body("from", equalTo(2)).body("changes[0].before", equalTo("Two"));
        compare(id, 2, 2).then().body("changes", equalTo(List.of()));
    }

    @Test
    void theFirstIsComparedWithNothing() {
        JsonPath draft = anArticle().headline("One").draft();

        compare(draft.getString("id"), 1)
                .then()
                .statusCode(200)
                .body("from", nullValue())
                .body("changes.field.findAll{it}", equalTo(List.of("slug", "headline", "type", "language", "section")))
                .body("changes.find{it.field == 'headline'}.before", nullValue())
                .body("changes.find{it.block}.change", equalTo("added"))
                .body("changes.find{it.block}.words[0].text", equalTo("A paragraph."));
    }

    @Test
    void aRenamedTagIsNoChangeAndADeletedOneIsCalledByItsId() {
        JsonPath kept = created("tags", with("name", unique("Tag")));
        JsonPath gone = created("tags", with("name", unique("Tag")));
        String id = anArticle()
                .with("tags", List.of(kept.getString("slug"), gone.getString("slug")))
                .draft()
                .getString("id");
        save(id, "tags", List.of(kept.getString("slug")));
        String slug = unique("renamed").replace(' ', '-');
        patch("tags/" + kept.getString("id"), with("slug", slug)).then().statusCode(200);
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/tags/" + gone.getString("id"))
                .then()
                .statusCode(204);
        save(id, "kicker", "K");

        compare(id, 2)
                .then()
                .body("changes[0].before", equalTo(List.of(slug, gone.getString("id"))))
                .body("changes[0].after", equalTo(List.of(slug)));
        compare(id, 3).then().body("changes.field", equalTo(List.of("kicker")));
    }

    @Test
    void whatIsNotThereIsNamed() {
        String id = anArticle().draft().getString("id");

        compare(id, 2).then().statusCode(404).body("detail", equalTo("There is no revision 2 of article " + id));
        compare("0190a8f0-0000-7000-8000-00000000000a", 1).then().statusCode(404);
        compare(id, 1, 2)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("against"))
                .body("errors[0].code", equalTo("unknownReference"));
        for (String number : List.of("0", "-1", "2147483648", "99999999999999999999", "a", "1.5", "")) {
            compare(id, 1, number).then().statusCode(400).body("errors[0].parameter", equalTo("against"));
        }
        for (String number : List.of("0", "-1", "2147483648", "99999999999999999999", "a")) {
            compare(id, number).then().statusCode(400).body("errors[0].parameter", equalTo("number"));
        }
    }

    /** However much differs, references are looked up in one go. */
    @Test
    void statementsDoNotGrowWithWhatDiffers() {
        String section = aSection();
        String id = anArticle().inSection(section).draft().getString("id");
        save(id, "sections", List.of(aSection(), aSection(), aSection()), "headline", "H", "body", null);

        assertThat(StatementLog.during(() -> compared(id, 2))).hasSize(4);
    }
}
