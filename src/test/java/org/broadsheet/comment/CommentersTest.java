package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators do about readers: openly, where they may, and for as long as they say. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class CommentersTest {

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);
    private static final String NOTHING = "0190a8f0-0000-7000-8000-00000000000a";
    private static final String LATER = "2040-01-01T00:00:00Z";

    private final String subject = unique("commenter").replace(' ', '-');
    private final String name = unique("Xanthippe").replace(' ', 'q');
    private final String token =
            Issuer.sign(Issuer.READERS, Issuer.claims(Issuer.READERS, subject).claim("name", name));

    private String parent;
    private String section;
    private String slug;
    private String first;
    private String reader;

    @BeforeEach
    void comment() {
        parent = created("sections", with("name", unique("Section"))).getString("id");
        section = created("sections", with("name", unique("Section"), "parent", parent))
                .getString("id");
        slug = anArticle().inSection(section).published().getString("slug");
        first = written().held();
        reader = asAdministrator().get(MANAGE + "/comments/" + first).path("reader.id");
    }

    private org.broadsheet.testkit.CommentBuilder written() {
        return aComment().on(slug).by(token);
    }

    private String path() {
        return MANAGE + "/commenters/" + reader;
    }

    private ValidatableResponse act(String action, Map<String, Object> how) {
        return actAs(asAdministrator(), action, how);
    }

    private ValidatableResponse actAs(RequestSpecification moderator, String action, Map<String, Object> how) {
        return moderator
                .header("If-Match", "*")
                .contentType("application/json")
                .body(how)
                .post(path() + "/actions/" + action)
                .then();
    }

    private RequestSpecification moderatorOf(String... sections) {
        return as(aToken(with("role", "moderator", "sections", List.of(sections))));
    }

    private void use(CommentMode mode) {
        patch("comments/settings/sections/" + parent, with("mode", mode.name()))
                .then()
                .statusCode(200);
    }

    private int count(String article) {
        return asAnonymous().get("/api/v1/articles/" + article).path("commentCount");
    }

    @Test
    void readersAreFoundAndRead() {
        moderate(first, "approve").then().statusCode(200);
        moderate(written().held(), "reject").then().statusCode(200);
        written().held();

        asAdministrator()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(reader))
                .body("name", equalTo(name))
                .body("comments.approved", equalTo(1))
                .body("comments.rejected", equalTo(1))
                .body("comments.pending", equalTo(1))
                .body("comments.queued", equalTo(1))
                .body("decisions.action", contains("reject", "approve"))
                .body("decisions[1].commentId", equalTo(first))
                .body("sanctions", empty())
                .body("notes", empty());
        String link = asAdministrator().get(path()).path("commentsLink");
        assertThat(asAdministrator().get(link).jsonPath().getList("data.id"))
                .hasSize(3)
                .contains(first);
        asAdministrator()
                .get(MANAGE + "/commenters?q="
                        + name.substring(0, name.length() - 1).toLowerCase())
                .then()
                .statusCode(200)
                .body("data.id", hasItem(reader));
        asAdministrator()
                .get(MANAGE + "/commenters?q=" + name)
                .then()
                .body("data.id", contains(reader))
                .body("data[0].name", equalTo(name))
                .body("data[0].version", equalTo(1))
                .body("data[0].createdAt", notNullValue())
                .body("data[0].sanctions", empty());
        asAdministrator()
                .get(MANAGE + "/commenters?q=...")
                .then()
                .statusCode(200)
                .body("data", empty());
        asAdministrator().get(MANAGE + "/commenters/" + NOTHING).then().spec(isProblem(404, "notFound"));
    }

    @Test
    void listIsPagedNewestFirst() {
        String common = unique("Yolanda").replace(' ', 'q');
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = aComment()
                    .on(slug)
                    .by(Issuer.sign(
                            Issuer.READERS,
                            Issuer.claims(Issuer.READERS, subject + i).claim("name", common + " " + i)))
                    .held();
            ids.add(0, asAdministrator().get(MANAGE + "/comments/" + id).path("reader.id"));
        }

        JsonPath page = asAdministrator()
                .get(MANAGE + "/commenters?limit=2&q=" + common)
                .jsonPath();
        assertThat(page.getList("data.id")).isEqualTo(ids.subList(0, 2));
        JsonPath next = asAdministrator()
                .urlEncodingEnabled(false)
                .get(page.getString("page.next"))
                .jsonPath();
        assertThat(next.getList("data.id")).isEqualTo(ids.subList(2, 3));
        assertThat(asAdministrator()
                        .urlEncodingEnabled(false)
                        .get(next.getString("page.previous"))
                        .jsonPath()
                        .getList("data.id"))
                .isEqualTo(ids.subList(0, 2));
    }

    @Test
    void bannedReaderIsToldOpenly() {
        act("ban", with("until", LATER, "reason", "You insulted others."))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("sanctions", hasSize(1))
                .body("sanctions[0].kind", equalTo("ban"))
                .body("sanctions[0].section", nullValue())
                .body("sanctions[0].until", equalTo(LATER))
                .body("sanctions[0].text", equalTo("You insulted others."))
                .body("sanctions[0].inForce", equalTo(true))
                .body("sanctions[0].by.name", equalTo("Administrator"));

        written()
                .sent()
                .then()
                .spec(isProblem(403, "banned"))
                .body("until", equalTo(LATER))
                .body("reason", equalTo("You insulted others."));
        aComment().on(slug).sent().then().statusCode(202);
        for (CommentMode mode : List.of(CommentMode.open, CommentMode.post)) {
            use(mode);
            written().sent().then().spec(isProblem(403, "banned"));
        }
        asAdministrator()
                .get(MANAGE + "/commenters?sanction=ban&q=" + name)
                .then()
                .body("data.id", contains(reader))
                .body("data[0].sanctions", contains("ban"));
        asAdministrator()
                .get(MANAGE + "/commenters?sanction=alwaysHold&q=" + name)
                .then()
                .body("data", empty());
    }

    @Test
    void banWithoutAnEndHasNoUntil() {
        act("ban", with("reason", "For good.")).statusCode(200).body("sanctions[0].until", nullValue());

        JsonPath refused =
                written().sent().then().spec(isProblem(403, "banned")).extract().jsonPath();
        assertThat(refused.getMap("")).doesNotContainKey("until").containsEntry("reason", "For good.");
    }

    @Test
    void banHoldsInASectionAndBelowIt() {
        String elsewhere = anArticle().inSection(aSection()).published().getString("slug");
        act("ban", with("section", parent, "reason", "Not here."))
                .statusCode(200)
                .body("sanctions[0].section", equalTo(parent));

        written().sent().then().spec(isProblem(403, "banned"));
        aComment().on(elsewhere).by(token).sent().then().statusCode(202);
        act("ban", with("section", section, "until", LATER, "reason", "For a while."))
                .statusCode(200);
        written().sent().then().spec(isProblem(403, "banned")).body("reason", equalTo("Not here."));
    }

    @Test
    void banEndsByItselfOrIsLifted() throws SQLException {
        act("ban", with("until", LATER, "reason", "For a while.")).statusCode(200);
        DATABASE.execute("update reader_sanction set until = now() where reader_id = '" + reader + "'");
        written().sent().then().statusCode(202);
        asAdministrator().get(path()).then().body("sanctions[0].inForce", equalTo(false));
        asAdministrator()
                .get(MANAGE + "/commenters?sanction=ban&q=" + name)
                .then()
                .body("data", empty());

        String ban = act("ban", with("reason", "For good.")).extract().path("sanctions[0].id");
        act("alwaysHold", with()).statusCode(200);
        written().sent().then().statusCode(403);
        act("lift", with("sanction", ban))
                .statusCode(200)
                .body("sanctions.find { it.id == '" + ban + "' }.inForce", equalTo(false))
                .body("sanctions.find { it.id == '" + ban + "' }.liftedBy.name", equalTo("Administrator"))
                .body("sanctions.find { it.kind == 'alwaysHold' }.inForce", equalTo(true));
        written().sent().then().statusCode(202);
        act("lift", with("sanction", ban)).spec(isProblem(400, "invalidRequest", at("/sanction", "unknownReference")));
        act("ban", with("reason", "Again.")).statusCode(200);
        asAdministrator()
                .header("If-Match", "*")
                .post(path() + "/actions/lift")
                .then()
                .statusCode(200)
                .body("sanctions.findAll { it.inForce }", empty());
        written().sent().then().statusCode(202);
    }

    @Test
    void heldReaderIsQueuedWhateverTheMode() {
        act("alwaysHold", with("section", parent, "note", "Wait for us."))
                .statusCode(200)
                .body("sanctions[0].kind", equalTo("alwaysHold"))
                .body("sanctions[0].text", equalTo("Wait for us."));

        use(CommentMode.open);
        written().sent().then().statusCode(202).body("status", equalTo("withheld"));
        aComment().on(slug).sent().then().statusCode(201);
        String elsewhere = anArticle().published().getString("id");
        setForArticle(elsewhere, "mode", "open");
        aComment().on(elsewhere).by(token).sent().then().statusCode(201);
        assertThat(count(slug)).isEqualTo(1);
    }

    @Test
    void warningsAndNotesAreKept() {
        act("warn", with("text", "Please be kind."))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("sanctions[0].kind", equalTo("warning"))
                .body("sanctions[0].text", equalTo("Please be kind."));
        written().sent().then().statusCode(202).body("", not(containsString("Please be kind")));

        JsonPath note = asAdministrator()
                .contentType("application/json")
                .body(with("text", "Telephoned."))
                .post(path() + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        asAdministrator()
                .get(path() + "/notes/" + note.getString("id"))
                .then()
                .statusCode(200)
                .body("text", equalTo("Telephoned."))
                .body("by.name", equalTo("Administrator"));
        asAdministrator().get(path() + "/notes").then().body("data.text", contains("Telephoned."));
        asAdministrator().get(path()).then().header("ETag", "\"2\"").body("notes.text", contains("Telephoned."));
        asAdministrator().get(path() + "/notes/" + NOTHING).then().spec(isProblem(404, "notFound"));
        asAdministrator()
                .get(MANAGE + "/commenters/" + NOTHING + "/notes")
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void readerIsToldOfWarningsBansAndRejections() {
        asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(with("publicText", "Off topic."))
                .post(MANAGE + "/comments/" + first + "/actions/reject")
                .then()
                .statusCode(200);
        act("warn", with("text", "Please be kind.")).statusCode(200);
        act("alwaysHold", with("note", "Look closely.")).statusCode(200);
        String ban =
                act("ban", with("reason", "Enough.", "until", LATER)).extract().path("sanctions[0].id");

        as(token)
                .get("/api/v1/comments/notices")
                .then()
                .statusCode(200)
                .body("data.kind", contains("ban", "warning", "rejection"))
                .body("data.text", contains("Enough.", "Please be kind.", "Off topic."))
                .body("data.until", contains(LATER, null, null))
                .body("data.commentId", contains(null, null, first));

        act("lift", with("sanction", ban)).statusCode(200);
        as(token).get("/api/v1/comments/notices").then().body("data.kind", contains("warning", "rejection"));
    }

    @Test
    void whatIsNoSanctionIsRefused() {
        act("ban", with()).spec(isProblem(400, "invalidRequest", at("/reason", "required")));
        act("ban", with("reason", " ", "section", NOTHING))
                .spec(isProblem(400, "invalidRequest", at("/reason", "required")));
        act("ban", with("reason", "a", "section", NOTHING))
                .spec(isProblem(400, "invalidRequest", at("/section", "unknownReference")));
        act("ban", with("reason", "a", "until", "2020-01-01T00:00:00Z"))
                .spec(isProblem(400, "invalidRequest", at("/until", "inPast")));
        act("ban", with("reason", "a".repeat(1001))).spec(isProblem(400, "invalidRequest", at("/reason", "tooLong")));
        act("warn", with("text", "")).spec(isProblem(400, "invalidRequest", at("/text", "required")));
        act("alwaysHold", with("until", "2020-01-01T00:00:00Z"))
                .spec(isProblem(400, "invalidRequest", at("/until", "inPast")));
        for (String action : List.of("ban", "warn", "alwaysHold", "lift")) {
            Map<String, Object> how =
                    switch (action) {
                        case "ban" -> with("reason", "a");
                        case "warn" -> with("text", "a");
                        default -> with();
                    };
            asAdministrator()
                    .contentType("application/json")
                    .body(how)
                    .post(path() + "/actions/" + action)
                    .then()
                    .spec(isProblem(428, "preconditionRequired"));
            asAdministrator()
                    .header("If-Match", "\"7\"")
                    .contentType("application/json")
                    .body(how)
                    .post(path() + "/actions/" + action)
                    .then()
                    .spec(isProblem(412, "preconditionFailed"));
        }
        asAdministrator().get(path()).then().header("ETag", "\"1\"").body("sanctions", empty());
    }

    @Test
    void moderatorsActWhereTheyMayDecide() {
        RequestSpecification elsewhere = moderatorOf(aSection());
        elsewhere.get(path()).then().spec(isProblem(404, "notFound"));
        assertThat(moderatorOf(aSection())
                        .get(MANAGE + "/commenters?q=" + name)
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        actAs(moderatorOf(aSection()), "warn", with("text", "a")).spec(isProblem(404, "notFound"));

        moderatorOf(section).get(path()).then().statusCode(200).body("comments.pending", equalTo(1));
        actAs(moderatorOf(section), "ban", with("reason", "a")).spec(isProblem(403, "forbidden"));
        actAs(moderatorOf(section), "ban", with("reason", "a", "section", parent))
                .spec(isProblem(403, "forbidden"));
        actAs(moderatorOf(section), "alwaysHold", with()).spec(isProblem(403, "forbidden"));
        actAs(
                        as(aToken(with("role", "moderator", "sections", List.of(parent), "languages", List.of("en")))),
                        "ban",
                        with("reason", "a", "section", parent))
                .spec(isProblem(403, "forbidden"));
        actAs(moderatorOf(parent), "ban", with("reason", "a", "section", section))
                .statusCode(200);
        act("ban", with("reason", "Everywhere.")).statusCode(200);
        actAs(moderatorOf(section), "lift", with()).spec(isProblem(403, "forbidden"));
        asAdministrator().get(path()).then().body("sanctions.findAll { it.inForce }", hasSize(2));
    }

    @Test
    void whatWasDoneIsWrittenDown() {
        act("ban", with("reason", "a", "removeComments", true)).statusCode(200);
        act("lift", with()).statusCode(200);

        asAdministrator()
                .get(MANAGE + "/audit?object=" + reader)
                .then()
                .body("data.operation", contains("liftSanction", "banCommenter"))
                .body("data.kind", contains("commenters", "commenters"))
                .body("data.versionBefore", contains(2, 1))
                .body("data.versionAfter", contains(3, 2));
    }

    @Test
    void removalRejectsWhatIsShown() {
        String elsewhere = anArticle().inSection(aSection()).published().getString("slug");
        String root = written().approved();
        String kept = aComment().on(slug).answering(root).approved();
        moderate(root, "feature").then().statusCode(200);
        String other = aComment().on(elsewhere).by(token).approved();
        moderate(root, "claim").then().statusCode(200);

        act("ban", with("section", parent, "reason", "Enough.", "removeComments", true))
                .statusCode(200)
                .body("comments.rejected", equalTo(1))
                .body("comments.approved", equalTo(1))
                .body("comments.pending", equalTo(1))
                .body("decisions[0].commentId", equalTo(root))
                .body("decisions[0].publicText", equalTo("Enough."));
        assertThat(count(slug)).isEqualTo(1);
        assertThat(thread(slug, "").getString("data[0].status")).isEqualTo("rejected");
        assertThat(thread(slug, "").getList("data[0].replies.data.id")).containsExactly(kept);
        assertThat(count(elsewhere)).isEqualTo(1);
        act("ban", with("reason", "Enough.", "removeComments", true)).statusCode(200);
        assertThat(count(elsewhere)).isZero();
        moderate(other, "undo").then().statusCode(200);
        assertThat(count(elsewhere)).isEqualTo(1);
    }

    /** Nothing of theirs is left or comes in, and every number equals a recount. */
    @Test
    void banWithRemovalWhileTheReaderWrites() throws Exception {
        use(CommentMode.open);
        String second = anArticle().inSection(section).published().getString("slug");
        String root = aComment().on(slug).sent().path("id");
        ExecutorService pool = Executors.newFixedThreadPool(5);
        List<Future<List<Integer>>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String article = i % 2 == 0 ? slug : second;
            writers.add(pool.submit(() -> {
                List<Integer> statuses = new ArrayList<>();
                for (int n = 0; n < 15; n++) {
                    var comment = aComment().on(article).by(token);
                    statuses.add((article.equals(slug) ? comment.answering(root) : comment)
                            .sent()
                            .statusCode());
                }
                return statuses;
            }));
        }
        Future<Integer> ban = pool.submit(() -> act("ban", with("reason", "Enough.", "removeComments", true))
                .extract()
                .statusCode());
        assertThat(ban.get()).isEqualTo(200);
        for (Future<List<Integer>> writer : writers) {
            assertThat(writer.get()).isSubsetOf(201, 403);
        }
        pool.shutdown();

        written().sent().then().spec(isProblem(403, "banned"));
        asAdministrator().get(path()).then().body("comments.approved", equalTo(0));
        assertThat(count(slug)).isEqualTo(1);
        assertThat(count(second)).isZero();
        assertThat(thread(slug, "").getInt("data[0].replyCount")).isZero();
        assertThat(thread(second, "").getList("data")).isEmpty();
    }

    @Test
    void readersAreToldNothingOfNotes() {
        moderate(first, "approve").then().statusCode(200);
        act("alwaysHold", with("note", "Inside only")).statusCode(200);
        asAdministrator()
                .contentType("application/json")
                .body(with("text", "Inside only"))
                .post(path() + "/notes")
                .then()
                .statusCode(201);
        act("ban", with("section", section, "reason", "Told to them")).statusCode(200);

        List<String> seen = new ArrayList<>(List.of(written().sent().asString()));
        for (String path : List.of("/api/v1/articles/" + slug + "/comments", "/api/v1/comments/" + first)) {
            seen.add(asAnonymous().get(path).then().statusCode(200).extract().asString());
            assertThat(seen.get(seen.size() - 1)).doesNotContain("Told to them");
        }
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain("Inside only"));
        asAnonymous()
                .header("Authorization", "Bearer " + token)
                .get(path())
                .then()
                .spec(isProblem(401, "unauthorized"));
    }

    @Test
    void refusedAttemptIsNotTheFirstAnswer() {
        String key = unique("key");
        act("ban", with("reason", "a")).statusCode(200);
        written().text("Again").withHeader("Idempotency-Key", key).sent().then().statusCode(403);
        act("lift", with()).statusCode(200);

        written().text("Again").withHeader("Idempotency-Key", key).sent().then().statusCode(202);
        assertThat(Instant.parse(asAdministrator().get(path()).path("createdAt")))
                .isBefore(Instant.now());
    }
}
