package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of comments by the rules that they are looked through by. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ScreenedCommentsTest {

    private String id;
    private String slug;

    @BeforeEach
    void publish() {
        JsonPath article = anArticle().published();
        id = article.getString("id");
        slug = article.getString("slug");
        setForArticle(id, "mode", "open");
        list(with("reject", List.of("buy followers"), "hold", List.of("numbskull*"), "flag", List.of("poppycock")));
    }

    @AfterEach
    void listNothing() {
        list(with("reject", List.of(), "hold", List.of(), "flag", List.of()));
    }

    private static void list(Map<String, Object> words) {
        patch("comments/words", with("lists", with("*", words))).then().statusCode(200);
    }

    private static ValidatableResponse moderated(String comment) {
        return asAdministrator().get(MANAGE + "/comments/" + comment).then().statusCode(200);
    }

    @Test
    void aWordThatIsHeldWaitsForAModeratorWhoIsToldWhy() {
        String held = aComment()
                .on(slug)
                .text("What a *Numbskullery* of a plan")
                .sent()
                .then()
                .statusCode(202)
                .body("status", equalTo("withheld"))
                .body("findings", nullValue())
                .extract()
                .path("id");

        moderated(held)
                .body("status", equalTo("withheld"))
                .body("queued", equalTo(true))
                .body("findings", hasSize(1))
                .body("findings[0].rule", equalTo("words"))
                .body("findings[0].verdict", equalTo("hold"))
                .body("findings[0].detail", equalTo("numbskull*"))
                .body("findings[0].start", equalTo(7))
                .body("findings[0].end", equalTo(16));
        asAdministrator()
                .get(MANAGE + "/comments?queued=true&article=" + id)
                .then()
                .body("data.find { it.id == '" + held + "' }.findings[0].rule", equalTo("words"));
        assertThat(thread(slug, "").getList("data")).isEmpty();
        moderate(held, "approve").then().statusCode(200);
        asAnonymous()
                .get("/api/v1/comments/" + held)
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("$", not(hasItem("findings")))
                .body(not(containsString("numbskull*")));
    }

    @Test
    void theStrictestVerdictWinsAndAllIsKept() {
        String rejected = aComment()
                .on(slug)
                .text("Poppycock, numbskull: buy  followers, or buy followers")
                .sent()
                .then()
                .statusCode(202)
                .body("status", equalTo("rejected"))
                .extract()
                .path("id");
        String flagged = aComment()
                .on(slug)
                .text("Such poppycock")
                .sent()
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        moderated(rejected)
                .body("queued", equalTo(false))
                .body("findings.verdict", equalTo(List.of("flag", "hold", "reject", "reject")));
        moderated(flagged).body("status", equalTo("approved")).body("queued", equalTo(true));
        assertThat(thread(slug, "").getList("data.id")).isEqualTo(List.of(flagged));
    }

    @Test
    void linksAreCounted() {
        aComment()
                .on(slug)
                .text("https://a.example and https://b.example")
                .sent()
                .then()
                .statusCode(201);
        String held = aComment()
                .on(slug)
                .text("https://a.example, https://b.example, https://c.example")
                .sent()
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        moderated(held).body("findings[0].rule", equalTo("links")).body("findings[0].start", nullValue());
    }

    @Test
    void nobodySaysTheSameTwice() {
        setForArticle(id, "duplicateMinutes", 5);
        String text = unique("The same");
        aComment().on(slug).text(text).sent().then().statusCode(201);

        aComment().on(slug).text(text.toUpperCase() + "!!").sent().then().spec(isProblem(409, "conflict"));

        JsonPath next = anArticle().published();
        String other = next.getString("slug");
        setForArticle(next.getString("id"), "duplicateMinutes", 5);
        aComment().on(other).text(text).sent().then().statusCode(202);
        String reader = Issuer.reader(unique("repeats"));
        aComment().on(slug).by(reader).text(text).sent().then().statusCode(201);
        aComment().on(other).by(reader).text(text).sent().then().spec(isProblem(409, "conflict"));
        setForArticle(id, "duplicateMinutes", 0);
        aComment().on(slug).text(text).sent().then().statusCode(201);
    }

    /** Whoever waits for another of the same sender sees what that one said. */
    @Test
    void nobodySaysTheSameTwiceAtOnce() {
        setForArticle(id, "duplicateMinutes", 5);
        for (int round = 0; round < 5; round++) {
            String text = unique("The same");
            String reader = Issuer.reader(unique("hurries"));

            assertThat(Together.map(
                            Collections.nCopies(6, text),
                            same -> aComment().on(slug).text(same).sent().statusCode()))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
            assertThat(Together.map(
                            Collections.nCopies(6, text),
                            same -> aComment()
                                    .on(slug)
                                    .by(reader)
                                    .text(same)
                                    .sent()
                                    .statusCode()))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
        }
    }

    @Test
    void slowModeTellsWhenToComeBack() {
        setForArticle(id, "slowModeSeconds", 600);
        String reader = Issuer.reader(unique("slow"));
        aComment().on(slug).by(reader).sent().then().statusCode(201);

        String wait = aComment()
                .on(slug)
                .by(reader)
                .sent()
                .then()
                .spec(isProblem(429, "tooManyRequests"))
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(1, 600);
        aComment().on(slug).by(Issuer.reader(unique("other"))).sent().then().statusCode(201);
    }

    @Test
    void newCommentersEarnTrustAndGuestsCannot() {
        setForArticle(id, "trustedAfter", 1);
        String reader = Issuer.reader(unique("new"));
        String first = aComment()
                .on(slug)
                .by(reader)
                .sent()
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        moderated(first).body("findings.rule", equalTo(List.of("newCommenter")));
        moderate(first, "approve").then().statusCode(200);

        aComment().on(slug).by(reader).sent().then().statusCode(201);
        String guest = aComment().on(slug).held();
        moderate(guest, "approve").then().statusCode(200);
        aComment().on(slug).sent().then().statusCode(202);
    }

    @Test
    void whoWasRejectedOftenIsHeld() {
        String reader = Issuer.reader(unique("often"));
        setForArticle(id, "holdAtRejected", 30);
        for (int n = 0; n < 3; n++) {
            String comment = aComment()
                    .on(slug)
                    .by(reader)
                    .sent()
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            moderate(comment, "reject").then().statusCode(200);
        }

        String held = aComment()
                .on(slug)
                .by(reader)
                .sent()
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        moderated(held).body("findings.rule", equalTo(List.of("recentRejections")));
        aComment().on(slug).by(Issuer.reader(unique("never"))).sent().then().statusCode(201);
    }

    @Test
    void staffNeedNotWaitButMindTheirWords() {
        setForArticle(id, "mode", "pre", "trustedAfter", 5, "slowModeSeconds", 600);
        String reader = Issuer.reader(unique("staff"));
        String first = aComment().on(slug).by(reader).held();
        String commenter = moderated(first).extract().path("reader.id");
        asAdministrator()
                .contentType("application/json")
                .body(with("staff", true))
                .post(MANAGE + "/commenters/" + commenter + "/actions/badge")
                .then()
                .statusCode(200);

        aComment().on(slug).by(reader).sent().then().statusCode(201);
        aComment()
                .on(slug)
                .by(reader)
                .text("You numbskull")
                .sent()
                .then()
                .statusCode(202)
                .body("status", equalTo("withheld"));
    }

    @Test
    void anEditIsLookedThroughAgain() {
        JsonPath sent = aComment()
                .on(slug)
                .text("All well")
                .sent()
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String comment = sent.getString("id");

        asAnonymous()
                .header("Comment-Token", sent.getString("editToken"))
                .contentType(MERGE_PATCH)
                .body(Map.of("body", "You numbskulls"))
                .patch("/api/v1/comments/" + comment)
                .then()
                .statusCode(200)
                .body("status", equalTo("withheld"));

        asAnonymous().get("/api/v1/comments/" + comment).then().statusCode(404);
        moderated(comment).body("queued", equalTo(true)).body("findings.rule", equalTo(List.of("words")));
    }

    @Test
    void whatWasFoundGoesWithTheComment() {
        String held = aComment().on(slug).text("numbskull").held();

        delete(held).then().statusCode(204);

        moderated(held).body("findings", empty());
    }

    @Test
    void listsCanBeTriedBeforeTheyCount() {
        String word = unique("tried").replaceAll("[^a-z]", "");
        aComment().on(slug).text("Here is " + word + "!").sent().then().statusCode(201);

        asAdministrator()
                .contentType("application/json")
                .body(with("lists", with("*", with("reject", List.of(word), "hold", List.of("notThere" + word)))))
                .post(MANAGE + "/comments/words/actions/try")
                .then()
                .statusCode(200)
                .body("comments", greaterThan(0))
                .body("verdicts", equalTo(Map.of("reject", 1)))
                .body("data", hasSize(1))
                .body("data[0].findings[0].start", equalTo(8))
                .body("data[0].findings[0].detail", equalTo(word));

        aComment().on(slug).text("Once more " + word).sent().then().statusCode(201);
    }

    @Test
    void theListsBelongToTheWholePublication() {
        String somewhere = aToken(with("role", "moderator", "sections", List.of(aSection())));

        as(somewhere).get(MANAGE + "/comments/words").then().spec(isProblem(403, "forbidden"));
        patchAs(somewhere, "comments/words", with("lists", with())).then().spec(isProblem(403, "forbidden"));
        as(somewhere)
                .contentType("application/json")
                .body(with("lists", with()))
                .post(MANAGE + "/comments/words/actions/try")
                .then()
                .spec(isProblem(403, "forbidden"));
        patch("comments/words", with("lists", with("not a language", with("hold", List.of("x")))))
                .then()
                .spec(isProblem(400, "invalidRequest", not(empty())));
        patch("comments/words", with("lists", with("en", with("hold", List.of("  ")))))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/lists/en/hold/0")));
    }
}
