package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class BadgesTest {

    private final String token = Issuer.reader(unique("badged").replace(' ', '-'));
    private JsonPath author;
    private String slug;
    private String comment;
    private String reader;

    @BeforeEach
    void publish() {
        author = created("authors", with("name", unique("Author")));
        slug = anArticle().by(author.getString("slug")).published().getString("slug");
        comment = aComment().on(slug).by(token).approved();
        reader = asAdministrator().get(MANAGE + "/comments/" + comment).path("reader.id");
    }

    private static Response badge(String token, String reader, Object author, Object staff) {
        return as(token)
                .contentType("application/json")
                .body(with("author", author, "staff", staff))
                .post(MANAGE + "/commenters/" + reader + "/actions/badge");
    }

    private void badge(String author, boolean staff) {
        badge("administrator-of-the-tests", reader, author, staff)
                .then()
                .statusCode(200)
                .body("id", equalTo(reader))
                .body("staff", equalTo(staff));
    }

    private List<String> badges() {
        return thread(slug, "").getList("data[0].author.badges");
    }

    @Test
    void nobodyHasBadgesUnlessTheNewsroomSaysSo() {
        assertThat(badges()).isEmpty();
        aComment().on(slug).sent().then().body("author.badges", empty());
        aComment()
                .on(slug)
                .with("author", with("badges", List.of("staff")))
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/author")));

        badge(null, true);
        assertThat(badges()).containsExactly("staff");
        badge(author.getString("slug"), false);
        assertThat(badges()).containsExactly("articleAuthor");
        badge(author.getString("id"), true);
        assertThat(badges()).containsExactly("articleAuthor", "staff");
        aComment().on(slug).by(token).sent().then().body("author.badges", contains("articleAuthor", "staff"));
        badge(null, false);
        assertThat(badges()).isEmpty();
    }

    @Test
    void authorsAreAuthorsOfTheirOwnArticlesOnly() {
        badge(author.getString("slug"), false);
        String other = anArticle().published().getString("slug");
        String elsewhere = aComment().on(other).by(token).approved();

        asAnonymous().get("/api/v1/comments/" + elsewhere).then().body("author.badges", empty());
        asAnonymous().get("/api/v1/comments/" + comment).then().body("author.badges", contains("articleAuthor"));
        String reply = aComment().on(slug).answering(comment).by(token).approved();
        asAnonymous()
                .get("/api/v1/comments/" + reply)
                .then()
                .body("author.badges", contains("articleAuthor"))
                .body("ancestors[0].author.badges", contains("articleAuthor"));
        asAnonymous()
                .get("/api/v1/comments/" + comment + "/replies")
                .then()
                .body("data[0].author.badges", contains("articleAuthor"));
        moderate(comment, "reject").then().statusCode(200);
        assertThat(thread(slug, "").getMap("data[0]")).containsEntry("author", null);
    }

    @Test
    void duplicatesOfAuthorsAreTheSame() {
        JsonPath duplicate = created("authors", with("name", unique("Duplicate")));
        badge(duplicate.getString("slug"), false);
        assertThat(badges()).isEmpty();

        merge("authors", duplicate.getString("id"), author.getString("id"))
                .then()
                .statusCode(200);
        asAnonymous().get("/api/v1/comments/" + comment).then().body("author.badges", contains("articleAuthor"));
    }

    @Test
    void onlySomeOfTheNewsroomGiveBadges() {
        badge(aToken("moderator"), reader, null, true).then().spec(isProblem(403, "forbidden"));
        badge(token, reader, null, true).then().spec(isProblem(401, "unauthorized"));
        String administrator = aToken("administrator");
        badge(administrator, reader, null, null)
                .then()
                .spec(isProblem(400, "invalidRequest", at("/staff", "required")));
        badge(administrator, reader, "no-such-author", true)
                .then()
                .spec(isProblem(400, "invalidRequest", at("/author", "unknownReference")));
        badge(administrator, UUID.randomUUID().toString(), null, true).then().spec(isProblem(404, "notFound"));
        assertThat(badges()).isEmpty();
        badge(administrator, reader, null, true).then().statusCode(200);
        asAdministrator()
                .get(MANAGE + "/audit?operation=badgeCommenter&object=" + reader)
                .then()
                .body("data[0].outcome", equalTo("done"));
    }
}
