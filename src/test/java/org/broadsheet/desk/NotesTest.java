package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What is said about a story stays in the newsroom, and stays. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class NotesTest {

    private static final String NOTHING = "0190a8f0-0000-7000-8000-00000000000a";

    @Inject
    Session session;

    private static String path(String article) {
        return MANAGE + "/articles/" + article + "/notes";
    }

    private static Response write(String article, String text) {
        return asAdministrator()
                .contentType("application/json")
                .body(with("text", text))
                .post(path(article));
    }

    private static JsonPath list(String article) {
        return asAdministrator()
                .get(path(article))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aNoteIsFoundWhereTheAnswerSays() {
        String id = anArticle().draft().getString("id");
        patch("articles/" + id, with("kicker", "K")).then().statusCode(200);

        Response written = write(id, "  The mayor calls back at four. \n");

        JsonPath note = written.then().statusCode(201).extract().jsonPath();
        assertThat(note.getString("action")).isEqualTo("note");
        assertThat(note.getString("text")).isEqualTo("The mayor calls back at four.");
        assertThat(note.getInt("revision")).isEqualTo(2);
        assertThat(note.getString("by.name")).isEqualTo("Administrator");
        asAdministrator().get(written.header("Location")).then().statusCode(200).body("", equalTo(note.getMap("")));
        asAdministrator()
                .get(MANAGE + "/articles/" + id)
                .then()
                .body("version", equalTo(2))
                .body("revision", equalTo(2));
    }

    @Test
    void whatWasSaidWithAnActionStandsAmongTheNotesNewestFirst() {
        String id = anArticle()
                .with("embargoedUntil", "2040-01-01T00:00:00Z")
                .draft()
                .getString("id");
        write(id, "Wait for the photographs").then().statusCode(201);
        act(id, "submit").then().statusCode(200);
        act(id, "sendBack", with("note", "  Who says so? ")).then().statusCode(200);
        act(id, "requestLegal", with("note", " \u200b ")).then().statusCode(200);
        patch("articles/" + id, with("embargoedUntil", null, "kicker", "K"))
                .then()
                .statusCode(200);
        act(id, "publish", with("note", "At last")).then().statusCode(200);
        act(id, "kill", with("statement", "We were wrong.", "reason", "Letter of 3 May"))
                .then()
                .statusCode(200);
        write(id, "The lawyers have the letter").then().statusCode(201);

        JsonPath notes = list(id);

        assertThat(notes.getList("data.action"))
                .containsExactly("note", "kill", "publish", "liftEmbargo", "sendBack", "note");
        assertThat(notes.getList("data.text"))
                .containsExactly(
                        "The lawyers have the letter",
                        "Letter of 3 May",
                        "At last",
                        "Until 2040-01-01T00:00:00Z",
                        "Who says so?",
                        "Wait for the photographs");
        assertThat(notes.getList("data.revision")).containsExactly(2, 2, 2, 1, 1, 1);
        asAdministrator()
                .get(path(id) + "/" + notes.getString("data[4].id"))
                .then()
                .statusCode(200)
                .body("action", equalTo("sendBack"));
    }

    @Test
    void everyActionIsWrittenDownOnce() {
        String id = anArticle().draft().getString("id");
        for (String action : List.of("hold", "release", "publish", "publish", "unpublish", "archive")) {
            act(id, action).then().statusCode(200);
        }

        List<String> written = session.createNativeQuery(
                        "select action from article_action where article_id = :id order by at, id", String.class)
                .setParameter("id", UUID.fromString(id))
                .getResultList();

        assertThat(written)
                .as("publishing again changes nothing")
                .containsExactly("hold", "release", "publish", "unpublish", "archive");
        asAdministrator().get(path(id)).then().statusCode(200).body("data", empty());
        write(id, "Why is this in the archive?").then().statusCode(201);
    }

    @Test
    void pagesGoForthAndBack() {
        String id = anArticle().draft().getString("id");
        for (int n = 1; n <= 5; n++) {
            write(id, "Note " + n).then().statusCode(201);
        }
        List<String> seen = new ArrayList<>();

        String next = path(id) + "?limit=2";
        String last = next;
        while (next != null) {
            JsonPath page = asAdministrator().get(next).jsonPath();
            seen.addAll(page.getList("data.text"));
            last = next;
            next = page.getString("page.next");
        }

        assertThat(seen).containsExactly("Note 5", "Note 4", "Note 3", "Note 2", "Note 1");
        String previous = asAdministrator().get(last).path("page.previous");
        asAdministrator().get(previous).then().body("data.text", equalTo(List.of("Note 3", "Note 2")));
    }

    @Test
    void aKeyWritesOnce() {
        String id = anArticle().draft().getString("id");
        String key = unique("key");
        for (int i = 0; i < 2; i++) {
            asAdministrator()
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(with("text", "Once"))
                    .post(path(id))
                    .then()
                    .statusCode(201);
        }

        assertThat(list(id).getList("data")).hasSize(1);
    }

    @Test
    void aTextIsWhatCanBeSeen() {
        String id = anArticle().draft().getString("id");

        for (String text : new String[] {null, "", " ", "\u200b", "n".repeat(2001)}) {
            write(id, text).then().spec(isProblem(400, "invalidRequest", at("/text")));
        }
        write(id, "n".repeat(2000)).then().statusCode(201);
        write(id, "First line\nSecond line").then().statusCode(201).body("text", equalTo("First line\nSecond line"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = anArticle().draft().getString("id");
        String other = anArticle().draft().getString("id");
        String note = write(other, "About the other").path("id");

        asAdministrator().get(path(NOTHING)).then().spec(isProblem(404, "notFound"));
        write(NOTHING, "About nothing").then().spec(isProblem(404, "notFound"));
        asAdministrator().get(path(id) + "/" + NOTHING).then().spec(isProblem(404, "notFound"));
        asAdministrator().get(path(id) + "/" + note).then().spec(isProblem(404, "notFound"));
        asAdministrator().get(path(id) + "/1").then().spec(isProblem(400, "invalidRequest", at("note")));
    }

    @Test
    void notesAreForTheNewsroomAndGoWithTheArticle() {
        String id = anArticle().draft().getString("id");
        write(id, "Nobody else's business").then().statusCode(201);

        asAnonymous().get(path(id)).then().spec(isProblem(401, "unauthorized"));
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/articles/" + id)
                .then()
                .statusCode(204);
        asAdministrator().get(path(id)).then().statusCode(404);
    }

    /** A list of twenty costs what a list of one costs. */
    @Test
    void statementsDoNotGrowWithTheList() {
        String id = anArticle().draft().getString("id");
        for (int n = 0; n < 20; n++) {
            write(id, "Note " + n);
        }

        assertThat(StatementLog.during(() -> asAdministrator().get(path(id)))).hasSize(3);
    }
}
