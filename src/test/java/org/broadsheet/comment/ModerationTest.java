package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators decide, take back, look for and claim. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ModerationTest {

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private String section;
    private String article;
    private String slug;
    private String headline;

    @BeforeEach
    void publish() {
        section = aSection();
        JsonPath published = anArticle().inSection(section).published();
        article = published.getString("id");
        slug = published.getString("slug");
        headline = published.getString("headline");
    }

    private static String path(String comment) {
        return MANAGE + "/comments/" + comment;
    }

    private static ValidatableResponse decide(String comment, String action, Map<String, Object> why) {
        return decideAs(asAdministrator(), comment, action, why);
    }

    private static ValidatableResponse decideAs(
            io.restassured.specification.RequestSpecification moderator,
            String comment,
            String action,
            Map<String, Object> why) {
        return moderator
                .header("If-Match", "*")
                .contentType("application/json")
                .body(why)
                .post(path(comment) + "/actions/" + action)
                .then();
    }

    private static ValidatableResponse undo(String comment) {
        return moderate(comment, "undo").then();
    }

    private static JsonPath history(String comment, String query) {
        return asAdministrator()
                .get(path(comment) + "/history" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> listed(String query) {
        return asAdministrator()
                .get(MANAGE + "/comments?sort=oldest&article=" + article + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.id");
    }

    private void assertCount(int count) {
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(count));
    }

    @Test
    void rejectionSaysWhy() {
        String id = aComment().on(slug).approved();

        decide(id, "reject", with("code", "offTopic", "publicText", " Another ferry. ", "note", "The third one."))
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("lastDecision.action", equalTo("reject"))
                .body("lastDecision.statusBefore", equalTo("approved"))
                .body("lastDecision.statusAfter", equalTo("rejected"))
                .body("lastDecision.code", equalTo("offTopic"))
                .body("lastDecision.publicText", equalTo("Another ferry."))
                .body("lastDecision.note", equalTo("The third one."))
                .body("lastDecision.undone", equalTo(false))
                .body("lastDecision.at", notNullValue())
                .body("lastDecision.by.name", equalTo("Administrator"));
        asAdministrator().get(path(id)).then().body("lastDecision.note", equalTo("The third one."));
        String other = aComment().on(slug).held();
        asAdministrator().get(path(other)).then().body("lastDecision", nullValue());
        decide(other, "approve", with("note", "Known to us."))
                .statusCode(200)
                .body("lastDecision.note", equalTo("Known to us."))
                .body("lastDecision.code", nullValue());
    }

    @Test
    void reasonsAreBounded() {
        String id = aComment().on(slug).held();

        decide(id, "reject", with("code", "offTopic", "publicText", "a".repeat(1001), "note", "a".repeat(2001)))
                .spec(isProblem(400, "invalidRequest", at("/publicText", "tooLong"), at("/note", "tooLong")));
        decide(id, "reject", with("code", "rude")).spec(isProblem(400, "invalidRequest", at("/code", "unknownValue")));
        decide(id, "reject", with("why", "rude")).spec(isProblem(400, "invalidRequest", at("/why", "unknownProperty")));
        decide(id, "approve", with("code", "spam"))
                .spec(isProblem(400, "invalidRequest", at("/code", "unknownProperty")));
        asAdministrator()
                .header("If-Match", "*")
                .delete(path(id) + "?note=" + "a".repeat(501))
                .then()
                .spec(isProblem(400, "invalidRequest", at("note", "tooLong")));
        assertThat(history(id, "").getList("data")).isEmpty();
    }

    /** A reason given later is a decision of its own, and so another version. */
    @Test
    void reasonMayBeGivenLater() {
        String id = aComment().on(slug).held();
        moderate(id, "reject").then().statusCode(200).header("ETag", "\"2\"");

        decide(id, "reject", with("code", "spam"))
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("version", equalTo(3))
                .body("lastDecision.code", equalTo("spam"));
        moderate(id, "reject")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("lastDecision.code", equalTo("spam"));
        asAdministrator().get(path(id)).then().header("ETag", "\"3\"");

        assertThat(history(id, "").getList("data.code")).containsExactly("spam", null);
    }

    @Test
    void historyIsPagedNewestFirst() {
        String id = aComment().on(slug).held();
        for (String action : List.of("approve", "reject", "approve", "reject")) {
            moderate(id, action).then().statusCode(200);
        }
        asAdministrator()
                .header("If-Match", "*")
                .queryParam("note", "Asked for")
                .delete(path(id))
                .then()
                .statusCode(204);

        JsonPath first = history(id, "?limit=2");
        assertThat(first.getList("data.action")).containsExactly("delete", "reject");
        assertThat(first.getList("data.statusBefore")).containsExactly("rejected", "approved");
        assertThat(first.getList("data.statusAfter")).containsExactly("deleted", "rejected");
        assertThat(first.getString("data[0].note")).isEqualTo("Asked for");
        JsonPath second = asAdministrator()
                .urlEncodingEnabled(false)
                .get(first.getString("page.next"))
                .jsonPath();
        assertThat(second.getList("data.action")).containsExactly("approve", "reject");
        JsonPath back = asAdministrator()
                .urlEncodingEnabled(false)
                .get(second.getString("page.previous"))
                .jsonPath();
        assertThat(back.getList("data.action")).containsExactly("delete", "reject");
        assertThat(asAdministrator()
                        .urlEncodingEnabled(false)
                        .get(second.getString("page.next"))
                        .jsonPath()
                        .getList("data.action"))
                .containsExactly("approve");
        asAdministrator()
                .get(path("0190a8f0-0000-7000-8000-00000000000a") + "/history")
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void undoTakesBackOneDecisionAfterTheOther() {
        String id = aComment().on(slug).held();
        moderate(id, "approve");
        moderate(id, "reject");
        assertCount(0);

        undo(id).statusCode(200)
                .header("ETag", "\"4\"")
                .body("status", equalTo("approved"))
                .body("queued", equalTo(false))
                .body("lastDecision.action", equalTo("undo"))
                .body("lastDecision.statusBefore", equalTo("rejected"))
                .body("lastDecision.statusAfter", equalTo("approved"));
        assertCount(1);
        assertThat(thread(slug, "").getList("data.id")).containsExactly(id);
        undo(id).statusCode(200).body("status", equalTo("pending")).body("queued", equalTo(true));
        assertCount(0);
        assertThat(thread(slug, "").getList("data")).isEmpty();
        undo(id).spec(isProblem(409, "invalidState")).body("state", equalTo("pending"));

        moderate(id, "approve").then().statusCode(200);
        undo(id).statusCode(200).body("status", equalTo("pending"));
        JsonPath history = history(id, "");
        assertThat(history.getList("data.action"))
                .containsExactly("undo", "approve", "undo", "undo", "reject", "approve");
        assertThat(history.getList("data.undone")).containsExactly(false, true, false, false, true, true);
    }

    @Test
    void deletionIsNotTakenBack() {
        String id = aComment().on(slug).approved();
        delete(id).then().statusCode(204);

        undo(id).spec(isProblem(409, "invalidState")).body("state", equalTo("deleted"));
    }

    @Test
    void undoNeedsTheVersion() {
        String id = aComment().on(slug).approved();

        asAdministrator().post(path(id) + "/actions/undo").then().spec(isProblem(428, "preconditionRequired"));
        asAdministrator()
                .header("If-Match", "\"1\"")
                .post(path(id) + "/actions/undo")
                .then()
                .spec(isProblem(412, "preconditionFailed"));
        assertCount(1);
    }

    @Test
    void itemsCarryWhatAModeratorNeeds() {
        String text = "A long answer. ".repeat(30);
        String root = aComment().on(slug).text(text).approved();
        String reply = aComment().on(slug).answering(root).held();
        aComment()
                .on(slug)
                .answering(root)
                .by(Issuer.reader(unique("moderated").replace(' ', '-')))
                .held();

        List<String> sent = StatementLog.during(() -> {
            JsonPath page = asAdministrator()
                    .get(MANAGE + "/comments?sort=oldest&article=" + article)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("data.id")).hasSize(3).startsWith(root, reply);
            assertThat(page.getString("data[0].parent")).isNull();
            assertThat(page.getString("data[1].parent.id")).isEqualTo(root);
            assertThat(page.getString("data[1].parent.name")).isEqualTo("Mara");
            assertThat(page.getString("data[1].parent.excerpt")).isEqualTo(text.substring(0, 200));
            assertThat(page.getString("data[2].reader.name")).startsWith("Name of moderated");
            assertThat(page.getString("data[0].lastDecision.action")).isEqualTo("approve");
            assertThat(page.getList("data.article.id")).containsOnly(article);
            assertThat(page.getList("data.article.slug")).containsOnly(slug);
            assertThat(page.getList("data.article.headline")).containsOnly(headline);
            assertThat(page.getList("data.claim.locked")).containsOnly(false);
        });
        assertThat(sent).hasSize(3);
        delete(root).then().statusCode(204);
        asAdministrator()
                .get(path(reply))
                .then()
                .body("parent.id", equalTo(root))
                .body("parent.name", nullValue())
                .body("parent.excerpt", nullValue());
    }

    /** Moderators need no right to read drafts. */
    @Test
    void draftsAreNotShown() {
        String id = aComment().on(slug).held();
        act(article, "unpublish").then().statusCode(200);

        asAdministrator()
                .get(path(id))
                .then()
                .body("article.id", equalTo(article))
                .body("article.slug", nullValue())
                .body("article.headline", nullValue());
    }

    @Test
    void queueIsNarrowed() {
        String word = unique("Ferryhouse").replace(' ', 'x');
        String reader = Issuer.reader(unique("narrowed").replace(' ', '-'));
        String first = aComment().on(slug).text("The old " + word + ", again.").held();
        String second = aComment().on(slug).with("name", word).approved();
        String third = aComment().on(slug).by(reader).held();
        JsonPath read = asAdministrator().get(path(third)).jsonPath();
        Instant at = Instant.parse(read.getString("createdAt"));

        assertThat(listed("&q=" + word.substring(0, 12))).containsExactly(first, second);
        assertThat(listed("&q=" + word + "&queued=true")).containsExactly(first);
        assertThat(listed("&q=old " + word)).containsExactly(first);
        assertThat(listed("&q=...")).isEmpty();
        assertThat(listed("&reader=" + read.getString("reader.id"))).containsExactly(third);
        assertThat(listed("&since=" + at)).containsExactly(third);
        assertThat(listed("&until=" + at)).containsExactly(first, second);
        assertThat(listed("&since=" + at + "&until=" + at)).isEmpty();
        assertThat(listed("&section=" + section + "&status=pending")).containsExactly(first, third);
        assertThat(listed("&section=" + aSection())).isEmpty();
        assertThat(listed("&section=" + unique("none").replace(' ', '-'))).isEmpty();
        assertThat(listed("&limit=1&queued=true&section=" + section)).containsExactly(first);
        asAdministrator()
                .get(MANAGE + "/comments?q=" + "a".repeat(101))
                .then()
                .spec(isProblem(400, "invalidRequest", at("q", "tooLong")));
        asAdministrator()
                .get(MANAGE + "/comments?claimed=theirs")
                .then()
                .spec(isProblem(400, "invalidRequest", at("claimed", "unknownValue")));
    }

    @Test
    void countsAreOfThePlacesAskedFor() {
        aComment().on(slug).held();
        aComment().on(slug).approved();
        aComment().on(slug).approved();
        moderate(aComment().on(slug).held(), "reject");
        delete(aComment().on(slug).held());

        List<String> sent = StatementLog.during(() -> assertCounts("?article=" + article));
        assertThat(sent).hasSize(1);
        assertCounts("?section=" + section);
        asAdministrator()
                .get(MANAGE + "/comments/counts?section=" + aSection())
                .then()
                .body("queued", equalTo(0))
                .body("approved", equalTo(0));
        as(aToken(with("role", "moderator", "sections", List.of(section))))
                .get(MANAGE + "/comments/counts")
                .then()
                .body("queued", equalTo(1))
                .body("approved", equalTo(2));
    }

    private static void assertCounts(String query) {
        asAdministrator()
                .get(MANAGE + "/comments/counts" + query)
                .then()
                .statusCode(200)
                .body("queued", equalTo(1))
                .body("pending", equalTo(1))
                .body("withheld", equalTo(0))
                .body("approved", equalTo(2))
                .body("rejected", equalTo(1))
                .body("deleted", equalTo(1));
    }

    @Test
    void claimKeepsOthersFromDeciding() {
        String id = aComment().on(slug).held();
        String free = aComment().on(slug).held();
        String colleague = aToken("moderator");

        JsonPath claimed = moderate(id, "claim")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("claim.locked", equalTo(true))
                .body("claim.by.name", equalTo("Administrator"))
                .body("claim.yours", equalTo(true))
                .extract()
                .jsonPath();
        Instant since = Instant.parse(claimed.getString("claim.since"));
        assertThat(Instant.parse(claimed.getString("claim.expiresAt"))).isEqualTo(since.plusSeconds(600));

        as(colleague).get(path(id)).then().body("claim.yours", equalTo(false));
        for (String action : List.of("claim", "release", "approve", "reject", "undo")) {
            as(colleague)
                    .header("If-Match", "*")
                    .post(path(id) + "/actions/" + action)
                    .then()
                    .spec(isProblem(409, "locked"))
                    .body("lock.by.name", equalTo("Administrator"))
                    .body("lock.expiresAt", equalTo(claimed.getString("claim.expiresAt")))
                    .body("lock.yours", equalTo(false));
        }
        as(colleague).header("If-Match", "*").delete(path(id)).then().spec(isProblem(409, "locked"));
        assertThat(listed("&claimed=mine")).containsExactly(id);
        assertThat(listed("&claimed=free")).containsExactly(free);
        assertThat(as(colleague)
                        .get(MANAGE + "/comments?claimed=mine&article=" + article)
                        .jsonPath()
                        .getList("data"))
                .isEmpty();

        moderate(id, "approve").then().statusCode(200).body("claim.locked", equalTo(false));
        decideAs(as(colleague), id, "reject", with()).statusCode(200);
    }

    @Test
    void claimIsGivenUpOrEndsByItself() throws SQLException {
        String id = aComment().on(slug).held();
        String colleague = aToken("moderator");
        moderate(id, "release").then().statusCode(200).body("claim.locked", equalTo(false));
        moderate(id, "claim").then().statusCode(200);
        moderate(id, "release").then().statusCode(200).body("claim.locked", equalTo(false));

        as(colleague)
                .header("If-Match", "*")
                .post(path(id) + "/actions/claim")
                .then()
                .statusCode(200)
                .body("claim.yours", equalTo(true));
        moderate(id, "approve").then().spec(isProblem(409, "locked"));
        DATABASE.execute("update comment_claim set expires_at = now() where comment_id = '" + id + "'");

        assertThat(listed("&claimed=free")).containsExactly(id);
        asAdministrator().get(path(id)).then().body("claim.locked", equalTo(false));
        moderate(id, "approve").then().statusCode(200);
        delete(id).then().statusCode(204);
        moderate(id, "claim").then().spec(isProblem(409, "invalidState"));
    }

    @Test
    void oneOfManyModeratorsGetsAComment() throws Exception {
        String id = aComment().on(slug).held();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String token = aToken("moderator");
            calls.add(() -> as(token)
                    .header("If-Match", "*")
                    .post(path(id) + "/actions/claim")
                    .statusCode());
        }

        assertThat(atOnce(calls)).containsOnlyOnce(200).containsOnly(200, 409);
    }

    /** Each names the version that it has seen: one decides, whether somebody claims meanwhile or not. */
    @Test
    void oneOfManyDecisionsIsMade() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = aComment().on(slug).held();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (String action : List.of("approve", "reject", "claim", "approve", "reject", "claim")) {
                String token = aToken("moderator");
                calls.add(() -> as(token)
                        .header("If-Match", "\"1\"")
                        .post(path(id) + "/actions/" + action)
                        .statusCode());
            }

            List<Integer> statuses = atOnce(calls);
            List<Integer> decisions = List.of(statuses.get(0), statuses.get(1), statuses.get(3), statuses.get(4));
            long made = decisions.stream().filter(status -> status == 200).count();
            assertThat(statuses).isSubsetOf(200, 409, 412);
            assertThat(made).isLessThanOrEqualTo(1);
            assertThat(history(id, "").getList("data")).hasSize((int) made);
        }
        long approved = listed("&status=approved").size();
        assertCount((int) approved);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        List<T> answers = new ArrayList<>();
        try {
            for (Future<T> each : pool.invokeAll(calls)) {
                answers.add(each.get());
            }
        } finally {
            pool.shutdown();
        }
        return answers;
    }

    @Test
    void readersAreToldNothingOfDecisions() {
        String root = aComment().on(slug).approved();
        aComment().on(slug).answering(root).approved();
        decide(root, "reject", with("code", "personalData", "publicText", "Told by text", "note", "Noted inside"));

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + root,
                "/api/v1/comments/" + root + "/replies",
                "/api/v1/articles/" + slug,
                "/api/v1/changes")) {
            assertThat(asAnonymous().get(path).then().statusCode(200).extract().asString())
                    .doesNotContain("Noted inside")
                    .doesNotContain("Told by text")
                    .doesNotContain("personalData");
        }
    }

    @Test
    void moderatorOfAnotherSectionFindsNothing() {
        String id = aComment().on(slug).held();
        String token = aToken(with("role", "moderator", "sections", List.of(aSection())));

        as(token).get(path(id) + "/history").then().spec(isProblem(404, "notFound"));
        for (String action : List.of("claim", "release", "undo", "approve", "reject")) {
            as(token)
                    .header("If-Match", "*")
                    .post(path(id) + "/actions/" + action)
                    .then()
                    .spec(isProblem(404, "notFound"));
        }
        assertThat(as(token).get(MANAGE + "/comments?q=comment").jsonPath().getList("data"))
                .isEmpty();
    }
}
