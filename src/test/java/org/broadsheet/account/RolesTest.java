package org.broadsheet.account;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.actAs;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.security.Role;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do, and where. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RolesTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybodyReadsWhatTheyMayDo(Role role) {
        as(aToken(role.name()))
                .get(MANAGE + "/me")
                .then()
                .statusCode(200)
                .body("rights", containsInAnyOrder(role.rights().toArray()))
                .body("grants.own", contains(role.own()))
                .body("grants.sections", contains(nullValue()))
                .body("token.name", equalTo("Token of a test"))
                .body("token.token", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "contributor"})
    void writersSeeAndChangeTheirOwnDraftsOnly(String role) {
        String token = aToken(role);
        String own = anArticle().draftOf(token);
        String other = anArticle().draft().getString("id");

        as(token).get(MANAGE + "/articles").then().body("data.id", contains(own));
        as(token).get(MANAGE + "/articles/counts").then().body("counts.draft", equalTo(1));
        as(token).get(MANAGE + "/articles/" + own).then().statusCode(200);
        patchAs(token, "articles/" + own, with("kicker", "Mine")).then().statusCode(200);

        for (String path : List.of("", "/revisions", "/revisions/1", "/blockers", "/notes", "/lock", "/corrections")) {
            as(token).get(MANAGE + "/articles/" + other + path).then().spec(isProblem(404, "notFound"));
        }
        patchAs(token, "articles/" + other, with("kicker", "Mine")).then().spec(isProblem(404, "notFound"));
        as(token)
                .header("If-Match", "*")
                .delete(MANAGE + "/articles/" + other)
                .then()
                .statusCode(404);
    }

    @Test
    void authorPublishesTheirOwnAndContributorNothing() {
        String author = aToken("author");
        String contributor = aToken("contributor");
        String authors = anArticle().draftOf(author);
        String contributors = anArticle().draftOf(contributor);

        actAs(author, authors, "publish").then().statusCode(200);
        actAs(author, contributors, "publish").then().spec(isProblem(404, "notFound"));
        actAs(contributor, contributors, "publish").then().spec(isProblem(403, "forbidden"));
        actAs(contributor, contributors, "submit").then().statusCode(200).body("actions", not(hasItem("publish")));
    }

    @Test
    void moderatorTouchesCommentsOnly() {
        String token = aToken("moderator");
        String article = anArticle().published().getString("id");
        String comment = aComment().on(article).held();

        as(token).get(MANAGE + "/comments?article=" + article).then().body("data.id", contains(comment));
        as(token)
                .header("If-Match", "*")
                .post(MANAGE + "/comments/" + comment + "/actions/approve")
                .then()
                .statusCode(200);
        for (String path : List.of("articles", "sections", "authors", "tags", "media", "users", "tokens")) {
            as(token).get(MANAGE + "/" + path).then().spec(isProblem(403, "forbidden"));
        }
    }

    @Test
    void grantCountsInItsSectionsAndBelowThem() {
        String above = aSection();
        String below = created("sections", with("name", unique("Section"), "parent", above))
                .getString("slug");
        String elsewhere = aSection();
        String token = aToken(with("role", "editor", "sections", List.of(above)));
        String here = anArticle().inSection(below).draft().getString("id");
        String there = anArticle().inSection(elsewhere).draft().getString("id");

        as(token).get(MANAGE + "/articles").then().body("data.id", contains(here));
        as(token).get(MANAGE + "/articles/" + there).then().statusCode(404);
        anArticle().inSection(elsewhere).sentBy(token).then().spec(isProblem(403, "forbidden"));
        patchAs(token, "articles/" + here, with("section", elsewhere)).then().spec(isProblem(403, "forbidden"));
        patchAs(token, "articles/" + here, with("section", above)).then().statusCode(200);
        actAs(token, here, "publish").then().statusCode(200);
    }

    @Test
    void sectionThatMovesTakesItsEditorsAlong() {
        String above = aSection();
        String moving = aSection();
        String token = aToken(with("role", "editor", "sections", List.of(above)));
        String id = anArticle().inSection(moving).draft().getString("id");
        as(token).get(MANAGE + "/articles/" + id).then().statusCode(404);

        patch("sections/" + idOf(moving), with("parent", above)).then().statusCode(200);

        as(token).get(MANAGE + "/articles/" + id).then().statusCode(200);
    }

    @Test
    void whatReadersSeeElsewhereIsForThoseThere() {
        String here = aSection();
        String there = aSection();
        String token = aToken(with("role", "editor", "sections", List.of(here)));
        String id = anArticle().inSection(there).published().getString("id");
        patch("articles/" + id, with("section", here)).then().statusCode(200);

        patchAs(token, "articles/" + id, with("kicker", "Moved")).then().statusCode(200);
        actAs(token, id, "publish").then().spec(isProblem(403, "forbidden"));
        actAs(token, id, "unpublish").then().spec(isProblem(403, "forbidden"));
        act(id, "publish").then().statusCode(200);
        actAs(token, id, "unpublish").then().statusCode(200);
    }

    @Test
    void grantCountsForItsLanguages() {
        String token = aToken(with("role", "editor", "languages", List.of("en", "pt-BR")));
        String british = anArticle().with("language", "en-GB").draft().getString("id");
        String portuguese = anArticle().with("language", "pt").draft().getString("id");

        as(token).get(MANAGE + "/articles/" + british).then().statusCode(200);
        as(token).get(MANAGE + "/articles/" + portuguese).then().statusCode(404);
        as(token).get(MANAGE + "/articles?limit=100").then().body("data.language", everyItem(startsWith("en")));
        patchAs(token, "articles/" + british, with("language", "es")).then().spec(isProblem(403, "forbidden"));
    }

    @Test
    void severalGrantsAddUp() {
        String here = aSection();
        String there = aSection();
        String token = aToken(
                with("role", "viewer", "sections", List.of(here, there)),
                with("role", "editor", "sections", List.of(there)));
        String readable = anArticle().inSection(here).draft().getString("id");
        String editable = anArticle().inSection(there).draft().getString("id");

        as(token).get(MANAGE + "/articles").then().body("data.id", containsInAnyOrder(readable, editable));
        patchAs(token, "articles/" + readable, with("kicker", "x")).then().spec(isProblem(403, "forbidden"));
        patchAs(token, "articles/" + editable, with("kicker", "x")).then().statusCode(200);
        as(token).get(MANAGE + "/articles/" + readable).then().body("actions", equalTo(List.of()));
    }

    @Test
    void limitedGrantGivesNothingOfTheWholeNewsroom() {
        String token = aToken(with("role", "administrator", "sections", List.of(aSection())));

        as(token).get(MANAGE + "/users").then().spec(isProblem(403, "forbidden"));
        as(token)
                .contentType("application/json")
                .body(with("name", unique("Tag")))
                .post(MANAGE + "/tags")
                .then()
                .spec(isProblem(403, "forbidden"));
    }

    @Test
    void moderatorOfASectionDecidesThereOnly() {
        String section = aSection();
        String token = aToken(with("role", "moderator", "sections", List.of(section)));
        String here = aComment()
                .on(anArticle().inSection(section).published().getString("id"))
                .held();
        String there = aComment().on(anArticle().published().getString("id")).held();

        as(token).get(MANAGE + "/comments").then().body("data.id", contains(here));
        as(token).get(MANAGE + "/comments/" + there).then().statusCode(404);
        as(token)
                .header("If-Match", "*")
                .post(MANAGE + "/comments/" + there + "/actions/approve")
                .then()
                .statusCode(404);
        as(token)
                .header("If-Match", "*")
                .post(MANAGE + "/comments/" + here + "/actions/approve")
                .then()
                .statusCode(200);
    }

    @Test
    void writersBringTheirOwnPictures() {
        String token = aToken("contributor");
        String own = as(token)
                .contentType("application/json")
                .body(with("url", "https://pictures.example/own.jpg"))
                .post(MANAGE + "/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String other = aPicture();

        patchAs(token, "media/" + own, with("alt", "Mine")).then().statusCode(200);
        patchAs(token, "media/" + other, with("alt", "Mine")).then().spec(isProblem(403, "forbidden"));
        as(token)
                .header("If-Match", "*")
                .delete(MANAGE + "/media/" + other)
                .then()
                .statusCode(403);
        as(token)
                .header("If-Match", "*")
                .delete(MANAGE + "/media/" + own)
                .then()
                .statusCode(204);
    }

    @Test
    void privateAddressesOfAuthorsAreForThoseWhoKeepThem() {
        String id = created("authors", with("name", unique("Author"), "privateEmail", "ana@home.example"))
                .getString("id");

        as(aToken("editor")).get(MANAGE + "/authors/" + id).then().body("privateEmail", equalTo("ana@home.example"));
        as(aToken("author")).get(MANAGE + "/authors/" + id).then().body("privateEmail", nullValue());
        as(aToken("viewer"))
                .get(MANAGE + "/authors?limit=100")
                .then()
                .statusCode(200)
                .body("data.privateEmail", everyItem(nullValue()));
    }

    @Test
    void rawHtmlNeedsItsRight() {
        Map<String, Object> block = with("type", "html", "html", "<p>Raw</p>");

        anArticle().blocks(block).sentBy(aToken("editor")).then().spec(isProblem(403, "forbidden"));
        anArticle().blocks(block).sentBy(aToken("chiefEditor")).then().statusCode(201);
    }

    private static String idOf(String section) {
        return asAnonymous()
                .get("/api/v1/sections/" + section)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }
}
