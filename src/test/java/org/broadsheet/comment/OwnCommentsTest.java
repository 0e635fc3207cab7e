package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.asGuest;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.edit;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.shared.Signer;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What guests do to their own comments, and who is taken for whom (Strapi's comments plugin: an id that the client sends
 * decides whose a comment is). With the default mode, unless a test says another.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class OwnCommentsTest {

    private static final String COMMENTS = "/api/v1/comments/";
    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private String article;
    private String slug;

    @Inject
    Signer signer;

    @Inject
    Clock clock;

    @Inject
    Networks networks;

    /** A comment that was sent, and what proves whose it is. */
    private record Own(String id, String token) {

        static Own of(Response sent) {
            sent.then().statusCode(is(oneOf(201, 202)));
            return new Own(sent.path("id"), sent.path("editToken"));
        }

        Own approved() {
            moderate(id, "approve").then().statusCode(200);
            return this;
        }
    }

    @BeforeEach
    void publish() {
        JsonPath published = anArticle().published();
        article = published.getString("id");
        slug = published.getString("slug");
    }

    private Own write() {
        return Own.of(aComment().on(slug).sent());
    }

    /** By the same guest. */
    private Own write(Own before) {
        return Own.of(
                aComment().on(slug).withHeader("Comment-Token", before.token()).sent());
    }

    private void use(CommentMode mode) {
        setForArticle(article, "mode", mode.name());
    }

    private void after(Duration time) {
        Instant then = clock.instant().plus(time);
        QuarkusMock.installMockForType(Clock.fixed(then, ZoneOffset.UTC), Clock.class);
    }

    private static JsonPath moderated(String comment) {
        return asAdministrator()
                .get(MANAGE + "/comments/" + comment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String column(String column, String comment) throws SQLException {
        return DATABASE.ask("select coalesce(" + column + "::text, 'none') from comment where id = '" + comment + "'");
    }

    private static void deleteOwn(Own own, int status) {
        asGuest(own.token()).delete(COMMENTS + own.id()).then().statusCode(status);
    }

    @Test
    void guestIsGivenATokenOnce() {
        String key = unique("key");
        Response first = aComment()
                .on(slug)
                .text("Hello")
                .withHeader("Idempotency-Key", key)
                .sent();
        Response again = aComment()
                .on(slug)
                .text("Hello")
                .withHeader("Idempotency-Key", key)
                .sent();

        first.then().statusCode(202).body("editToken", startsWith("ct_"));
        again.then().statusCode(202).body("id", equalTo(first.path("id"))).body("$", not(hasKey("editToken")));
        assertThat(asGuest(first.path("editToken"))
                        .get(COMMENTS + first.path("id"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("editToken");
    }

    @Test
    void changedTextIsHeldAgainAndCounted() throws SQLException {
        Own own = write().approved();
        assertThat(thread(slug, "").getList("data")).hasSize(1);

        edit(own.id(), own.token(), "It *was* late.")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("status", equalTo("pending"))
                .body("bodyHtml", equalTo("<p>It <em>was</em> late.</p>"))
                .body("editedAt", notNullValue());

        assertThat(thread(slug, "").getList("data")).isEmpty();
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(0));
        JsonPath seen = moderated(own.id());
        assertThat(seen.getString("body")).isEqualTo("It *was* late.");
        assertThat(seen.getBoolean("queued")).isTrue();
        assertThat(seen.getInt("revision")).isEqualTo(2);
        assertThat(DATABASE.ask(
                        "select revision || ' ' || (at = (select created_at from comment where id = comment_id))"
                                + " from comment_revision where comment_id = '" + own.id() + "'"))
                .isEqualTo("1 true");
        moderate(own.id(), "approve").then().statusCode(200);
        asAnonymous()
                .get(COMMENTS + own.id())
                .then()
                .body("bodyText", equalTo("It was late."))
                .body("editedAt", notNullValue());
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(1));
    }

    @Test
    void changedTextStaysShownWhereNewOnesAre() {
        use(CommentMode.post);
        Own own = write();
        edit(own.id(), own.token(), "Other").then().statusCode(200).body("status", equalTo("approved"));
        assertThat(thread(slug, "").getList("data.bodyText")).isEqualTo(List.of("Other"));
        assertThat(moderated(own.id()).getBoolean("queued")).isTrue();

        use(CommentMode.open);
        Own free = write();
        edit(free.id(), free.token(), "Free").then().statusCode(200).body("status", equalTo("approved"));
        assertThat(moderated(free.id()).getBoolean("queued")).isFalse();
        edit(own.id(), own.token(), "Third").then().statusCode(200);
        assertThat(moderated(own.id()).getBoolean("queued")).isTrue();
        assertThat(thread(slug, "?sort=oldest").getList("data.bodyText")).isEqualTo(List.of("Third", "Free"));
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(2));
    }

    @Test
    void changeIsNoWayAroundAModerator() {
        Own own = write();
        use(CommentMode.open);

        edit(own.id(), own.token(), "Now it is open").then().statusCode(200).body("status", equalTo("pending"));

        assertThat(thread(slug, "").getList("data")).isEmpty();
        assertThat(moderated(own.id()).getBoolean("queued")).isTrue();
    }

    @Test
    void sameTextChangesNothing() {
        Own own = Own.of(aComment().on(slug).text("Hello").sent()).approved();

        edit(own.id(), own.token(), "Hello")
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("editedAt", nullValue());
        assertThat(moderated(own.id()).getInt("revision")).isEqualTo(1);
    }

    @Test
    void onlyTheTextCanBeChangedAndIsCheckedLikeANewOne() {
        Own own = write();

        for (String name : List.of("name", "email", "parentId", "guestId", "status", "createdAt", "editToken", "id")) {
            asGuest(own.token())
                    .contentType(MERGE_PATCH)
                    .body(with(name, "x", "body", "Other"))
                    .patch(COMMENTS + own.id())
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("/" + name, "unknownProperty")));
        }
        for (String empty : List.of("", " ", "\n", "[](x)", "a".repeat(10_001))) {
            edit(own.id(), own.token(), empty).then().statusCode(400).body("errors.pointer", hasItem("/body"));
        }
        asGuest(own.token())
                .contentType(MERGE_PATCH)
                .body("{\"body\": null}")
                .patch(COMMENTS + own.id())
                .then()
                .spec(isProblem(400, "invalidRequest", at("/body", "required")));
        asGuest(own.token())
                .contentType("application/json")
                .body("{\"body\": \"x\"}")
                .patch(COMMENTS + own.id())
                .then()
                .spec(isProblem(415, "unsupportedMediaType"));
        assertThat(moderated(own.id()).getInt("revision")).isEqualTo(1);
    }

    @Test
    void changesAreForAWhileOnly() {
        Own own = write();
        after(Duration.ofMinutes(5).minusSeconds(1));
        edit(own.id(), own.token(), "In time").then().statusCode(200);
        after(Duration.ofSeconds(2));

        edit(own.id(), own.token(), "Late").then().spec(isProblem(409, "invalidState"));
        deleteOwn(own, 204);
    }

    @Test
    void noWindowMeansNoChanges() {
        setForArticle(article, "editWindowSeconds", 0);
        Own own = write();

        edit(own.id(), own.token(), "Never").then().spec(isProblem(409, "invalidState"));
    }

    @Test
    void answeredRejectedAndDeletedOnesStayAsTheyAre() {
        Own answered = write().approved();
        String reply = aComment().on(slug).answering(answered.id()).held();
        edit(answered.id(), answered.token(), "Nobody sees the answer").then().statusCode(200);
        moderate(answered.id(), "approve").then().statusCode(200);
        moderate(reply, "approve").then().statusCode(200);
        edit(answered.id(), answered.token(), "I never said that")
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("approved"));

        Own rejected = write();
        moderate(rejected.id(), "reject").then().statusCode(200);
        edit(rejected.id(), rejected.token(), "Better?")
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("rejected"));

        Own gone = write();
        delete(gone.id()).then().statusCode(204);
        edit(gone.id(), gone.token(), "Again")
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("deleted"));
        deleteOwn(gone, 204);
    }

    @Test
    void nothingIsChangedWhereNobodyCanComment() {
        Own own = write();
        use(CommentMode.readOnly);
        edit(own.id(), own.token(), "Late").then().spec(isProblem(409, "commentsClosed"));
        use(CommentMode.off);
        edit(own.id(), own.token(), "Late").then().spec(isProblem(404, "notFound"));
        deleteOwn(own, 204);
    }

    @Test
    void deletedLeavesItsPlaceAndNothingElse() throws SQLException {
        Own own = write().approved();
        edit(own.id(), own.token(), "Second text").then().statusCode(200);
        moderate(own.id(), "approve").then().statusCode(200);
        aComment().on(slug).answering(own.id()).approved();

        deleteOwn(own, 204);

        JsonPath thread = thread(slug, "");
        assertThat(thread.getString("data[0].status")).isEqualTo("deleted");
        assertThat(thread.getMap("data[0]"))
                .containsEntry("author", null)
                .containsEntry("bodyText", null)
                .containsEntry("editedAt", null);
        assertThat(thread.getInt("data[0].replyCount")).isEqualTo(1);
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(1));
        assertThat(DATABASE.ask("select count(*) from comment_revision where comment_id = '" + own.id() + "'"))
                .isEqualTo("0");
        for (String column : List.of("author_email", "guest_id", "network_hash", "body_source", "edited_at")) {
            assertThat(column(column, own.id())).as(column).isEqualTo("none");
        }
        assertThat(DATABASE.ask("select action || ' ' || status_before || ' ' || coalesce(by::text, 'its writer')"
                        + " from comment_decision where comment_id = '" + own.id() + "' order by id desc limit 1"))
                .isEqualTo("delete approved its writer");
        deleteOwn(own, 204);
        edit(own.id(), own.token(), "Back").then().spec(isProblem(409, "invalidState"));
    }

    @Test
    void withoutProofNothingIsSaidOfAComment() {
        Own own = write().approved();
        for (String id : List.of(own.id(), write().id(), UUID.randomUUID().toString())) {
            asAnonymous()
                    .contentType(MERGE_PATCH)
                    .body(with("body", "Not mine"))
                    .patch(COMMENTS + id)
                    .then()
                    .spec(isProblem(401, "unauthorized"))
                    .header("WWW-Authenticate", notNullValue());
            asAnonymous().delete(COMMENTS + id).then().spec(isProblem(401, "unauthorized"));
        }
    }

    @Test
    void nobodyIsTakenForSomebodyElse() {
        Own shown = write().approved();
        Own held = write();
        Own other = write();
        Own second = write(held);
        String never = UUID.randomUUID().toString();
        CommentTokens ours = new CommentTokens(signer);
        List<String> bad = new ArrayList<>(List.of(
                "x",
                shown.id(),
                held.id(),
                other.token(),
                second.token(),
                held.token().substring(0, held.token().length() - 1),
                held.token() + "A",
                held.token().toLowerCase(),
                "ct_" + "A".repeat(64),
                "Bearer " + held.token(),
                ours.of(UUID.fromString(held.id()), UUID.randomUUID())));
        bad.forEach(token -> {
            edit(shown.id(), token, "Not mine").then().spec(isProblem(403, "forbidden"));
            asGuest(token).delete(COMMENTS + shown.id()).then().spec(isProblem(403, "forbidden"));
            for (String id : List.of(held.id(), never)) {
                edit(id, token, "Not mine").then().spec(isProblem(404, "notFound"));
                asGuest(token).delete(COMMENTS + id).then().spec(isProblem(404, "notFound"));
            }
        });
        edit(held.id(), held.token(), "Mine").then().statusCode(200);
        assertThat(moderated(shown.id()).getInt("revision")).isEqualTo(1);
    }

    @Test
    void whoIsTheSameGuestIsProvenByNothingThatIsSentInTheBody() throws SQLException {
        Own first = write();
        Own second = write(first);
        Own other = Own.of(aComment().on(slug).with("name", "Mara").sent());

        assertThat(column("guest_id", second.id()))
                .isEqualTo(column("guest_id", first.id()))
                .isNotEqualTo(column("guest_id", other.id()));
        assertThat(second.token()).isNotEqualTo(first.token());
        for (String name : List.of("guestId", "guest", "readerId", "authorId", "editToken", "id")) {
            aComment()
                    .on(slug)
                    .with(name, column("guest_id", first.id()))
                    .sent()
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("/" + name, "unknownProperty")));
        }
        aComment().on(slug).withHeader("Comment-Token", "made-up").sent().then().spec(isProblem(401, "unauthorized"));
        for (String path : paths(first.id())) {
            assertThat(asGuest(first.token()).get(path).asString()).doesNotContain(column("guest_id", first.id()));
        }
    }

    private List<String> paths(String comment) {
        return List.of("/api/v1/articles/" + slug + "/comments", COMMENTS + comment, COMMENTS + comment + "/replies");
    }

    @Test
    void tokenThatIsNotGoodIsNeverTakenForNone() {
        String id = write().approved().id();
        for (String path : paths(id)) {
            for (String bad : List.of("x", "ct_" + "A".repeat(64))) {
                asGuest(bad)
                        .get(path)
                        .then()
                        .spec(isProblem(401, "unauthorized"))
                        .header("Cache-Control", "private, no-store");
            }
        }
    }

    /** In whatever order they ask: nobody else is shown it, not by the cache either. */
    @Test
    void ownHeldCommentsAreShownToTheirWriterOnly() {
        Own root = write().approved();
        Own held = Own.of(aComment().on(slug).text("Held root").sent());
        Own reply = Own.of(aComment()
                .on(slug)
                .answering(root.id())
                .text("Held reply")
                .withHeader("Comment-Token", held.token())
                .sent());
        Own stranger = write();
        String article = "/api/v1/articles/" + slug;

        for (String query : List.of(
                "",
                "?sort=newest",
                "?sort=oldest",
                "?sort=mostReplied",
                "?view=flat",
                "?view=flat&sort=oldest",
                "?limit=1",
                "?anchor=" + root.id(),
                "?anchor=" + held.id(),
                "?view=flat&anchor=" + reply.id())) {
            String url = article + "/comments" + query;
            String before = asAnonymous().get(url).asString();
            String mine = all(held.token(), url);
            assertThat(before).as(url).doesNotContain("\"id\":\"" + held.id()).doesNotContain("Held");
            boolean fromTheRootOn = query.contains("anchor=" + root.id());
            assertThat(mine.contains("Held root")).as(url).isEqualTo(!fromTheRootOn);
            assertThat(mine)
                    .as(url)
                    .contains("Held reply")
                    .contains("\"pending\"")
                    .doesNotContain(stranger.id());
            assertThat(asAnonymous().get(url).asString().replaceAll("\"requestId\":\"[^\"]+\"", ""))
                    .as(url)
                    .isEqualTo(before.replaceAll("\"requestId\":\"[^\"]+\"", ""));
            assertThat(asGuest(stranger.token()).get(url).asString()).as(url).doesNotContain("Held");
        }
        for (String id : List.of(held.id(), reply.id())) {
            asGuest(reply.token()).get(COMMENTS + id).then().statusCode(200).body("status", equalTo("pending"));
            asAnonymous().get(COMMENTS + id).then().spec(isProblem(404, "notFound"));
            asGuest(held.token())
                    .get(COMMENTS + id)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store");
            asGuest(stranger.token()).get(COMMENTS + id).then().spec(isProblem(404, "notFound"));
        }
        assertThat(asGuest(held.token())
                        .get(COMMENTS + root.id() + "/replies")
                        .jsonPath()
                        .getList("data.id"))
                .isEqualTo(List.of(reply.id()));
        assertThat(asAnonymous()
                        .get(COMMENTS + root.id() + "/replies")
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        asAnonymous().get(article).then().body("commentCount", equalTo(1));
        asGuest(held.token()).get(COMMENTS + root.id()).then().body("replyCount", equalTo(0));
    }

    /** Every page. */
    private static void reject(String comment, Object... why) {
        asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(with(why))
                .post(MANAGE + "/comments/" + comment + "/actions/reject")
                .then()
                .statusCode(200);
    }

    @Test
    void guestIsToldWhyCommentsWereRejected() {
        Own first = write();
        Own second = write(first);
        reject(first.id(), "code", "offTopic", "publicText", "Ask the visitors’ office.", "note", "Third time.");
        reject(second.id());

        JsonPath notices = asGuest(second.token())
                .get(COMMENTS + "notices")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .jsonPath();

        assertThat(notices.getList("data.commentId")).containsExactly(second.id(), first.id());
        assertThat(notices.getList("data.kind")).containsOnly("rejection");
        assertThat(notices.getString("data[0].text")).isNull();
        assertThat(notices.getString("data[1].code")).isEqualTo("offTopic");
        assertThat(notices.getString("data[1].text")).isEqualTo("Ask the visitors’ office.");
        assertThat(notices.getString("data[1].articleId")).isEqualTo(article);
        assertThat(notices.prettify()).doesNotContain("Third time");
    }

    @Test
    void noticesComePageByPage() {
        Own first = write();
        Own second = write(first);
        reject(first.id());
        reject(second.id());

        JsonPath newest =
                asGuest(first.token()).get(COMMENTS + "notices?limit=1").jsonPath();
        JsonPath older =
                asGuest(first.token()).get(newest.getString("page.next")).jsonPath();

        assertThat(newest.getList("data.commentId")).containsExactly(second.id());
        assertThat(older.getList("data.commentId")).containsExactly(first.id());
        assertThat(older.getString("page.next")).isNull();
        assertThat(asGuest(first.token())
                        .get(older.getString("page.previous"))
                        .jsonPath()
                        .getList("data.commentId"))
                .containsExactly(second.id());
    }

    @Test
    void noticesAreOnesOwnAndGoWithTheDecision() {
        Own own = write();
        reject(own.id(), "publicText", "Not here.");

        asGuest(write().token())
                .get(COMMENTS + "notices")
                .then()
                .statusCode(200)
                .body("data", empty());
        asAnonymous().get(COMMENTS + "notices").then().spec(isProblem(401, "unauthorized"));
        asGuest("ct_" + "A".repeat(64)).get(COMMENTS + "notices").then().spec(isProblem(401, "unauthorized"));

        moderate(own.id(), "approve").then().statusCode(200);
        asGuest(own.token()).get(COMMENTS + "notices").then().body("data", empty());
        reject(own.id(), "publicText", "After all.");
        asGuest(own.token()).get(COMMENTS + "notices").then().body("data.text", equalTo(List.of("After all.")));
    }

    @Test
    void moderatorsReadWhatACommentSaidBefore() {
        use(CommentMode.open);
        Own own = Own.of(aComment().on(slug).text("First words.").sent());
        edit(own.id(), own.token(), "Second words.").then().statusCode(200);
        edit(own.id(), own.token(), "Third words.").then().statusCode(200);
        String revisions = MANAGE + "/comments/" + own.id() + "/revisions";

        asAdministrator()
                .get(revisions)
                .then()
                .statusCode(200)
                .body("data.revision", equalTo(List.of(2, 1)))
                .body("data.body", equalTo(List.of("Second words.", "First words.")))
                .body("page.next", nullValue());
        String next = asAdministrator().get(revisions + "?limit=1").path("page.next");
        asAdministrator().get(next).then().body("data.body", equalTo(List.of("First words.")));

        delete(own.id()).then().statusCode(204);
        asAdministrator().get(revisions).then().statusCode(200).body("data", empty());
    }

    private static String all(String token, String url) {
        StringBuilder all = new StringBuilder();
        for (String next = url; next != null; ) {
            Response page = asGuest(token).urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).header("Cache-Control", "private, no-store");
            all.append(page.asString());
            next = page.path("page.next");
        }
        return all.toString();
    }

    @Test
    void ownHeldRepliesAreReachedHoweverManyThereAre() {
        use(CommentMode.open);
        Own root = write();
        List<String> replies = new ArrayList<>();
        Own guest = null;
        for (int i = 0; i < 5; i++) {
            use(i % 2 == 0 ? CommentMode.pre : CommentMode.open);
            guest = Own.of((guest == null ? aComment() : aComment().withHeader("Comment-Token", guest.token()))
                    .on(slug)
                    .answering(root.id())
                    .sent());
            replies.add(guest.id());
        }
        use(CommentMode.open);

        JsonPath one =
                asGuest(guest.token()).get(COMMENTS + root.id() + "?replies=2").jsonPath();
        List<String> reached = new ArrayList<>(one.getList("replies.data.id"));
        assertThat(one.getInt("replyCount")).isEqualTo(2);
        for (String next = one.getString("replies.page.next"); next != null; ) {
            JsonPath page =
                    asGuest(guest.token()).urlEncodingEnabled(false).get(next).jsonPath();
            reached.addAll(page.getList("data.id"));
            next = page.getString("page.next");
        }
        assertThat(reached).isEqualTo(replies);
        assertThat(asGuest(guest.token())
                        .get(COMMENTS + root.id() + "?replies=5")
                        .jsonPath()
                        .getString("replies.page.next"))
                .isNull();
    }

    @Test
    void ownHeldCommentsTakeOneStatement() {
        Own own = write();

        for (String path : List.of("/api/v1/articles/" + slug + "/comments", COMMENTS + own.id())) {
            assertThat(StatementLog.during(
                            () -> asGuest(own.token()).get(path).then().statusCode(200)))
                    .as(path)
                    .hasSize(1);
        }
    }

    @Test
    void whatIsGoneForReadersIsGoneForItsWriter() {
        Own rejected = write();
        moderate(rejected.id(), "reject").then().statusCode(200);
        asGuest(rejected.token()).get(COMMENTS + rejected.id()).then().spec(isProblem(404, "notFound"));
        Own held = write();
        act(asAnonymous().get("/api/v1/articles/" + slug).path("id"), "unpublish")
                .then()
                .statusCode(200);

        asGuest(held.token()).get(COMMENTS + held.id()).then().spec(isProblem(404, "notFound"));
        edit(held.id(), held.token(), "Where is it?").then().spec(isProblem(404, "notFound"));
        deleteOwn(held, 204);
    }

    /** A moderator decides about the text that they saw, or is told that it is another now. */
    @Test
    void nobodyApprovesWhatTheyHaveNotSeen() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        int edited = 0;
        for (int round = 0; round < 20; round++) {
            Own own = Own.of(aComment().on(slug).text("Seen").sent());
            Future<Integer> change =
                    pool.submit(() -> edit(own.id(), own.token(), "Not seen").statusCode());
            Future<Integer> approval = pool.submit(() -> asAdministrator()
                    .header("If-Match", "\"1\"")
                    .post(MANAGE + "/comments/" + own.id() + "/actions/approve")
                    .statusCode());

            assertThat(change.get()).isEqualTo(200);
            assertThat(approval.get()).isIn(200, 412);
            edited += approval.get() == 412 ? 1 : 0;
            JsonPath now = moderated(own.id());
            assertThat(now.getString("status")).isEqualTo("pending");
            assertThat(now.getString("body")).isEqualTo("Not seen");
            assertThat(now.getBoolean("queued")).isTrue();
        }
        pool.shutdown();
        assertThat(edited).isBetween(0, 20);
        assertThat(thread(slug, "").getList("data")).isEmpty();
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(0));
    }

    @Test
    void changesAtOnceAreAllKept() throws Exception {
        Own own = write();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String text = "Text " + i;
            changes.add(pool.submit(() -> edit(own.id(), own.token(), text).statusCode()));
        }
        for (Future<Integer> change : changes) {
            assertThat(change.get()).isEqualTo(200);
        }
        pool.shutdown();

        assertThat(moderated(own.id()).getInt("revision")).isEqualTo(13);
        assertThat(DATABASE.ask("select count(*) || ' ' || count(distinct body_source) from comment_revision"
                        + " where comment_id = '" + own.id() + "'"))
                .isEqualTo("12 12");
    }

    @Test
    void networkIsKeptAsAKeyedHashAndForATime() throws SQLException {
        Own own = write();
        String hash = column("network_hash", own.id());

        assertThat(hash).isEqualTo("\\x" + HexFormat.of().formatHex(networks.hash("127.0.0.0/24")));
        purge(Duration.ofDays(29));
        assertThat(column("network_hash", own.id())).isEqualTo(hash);
        purge(Duration.ofDays(31));
        assertThat(column("network_hash", own.id())).isEqualTo("none");
        assertThat(moderated(own.id()).getInt("version")).isEqualTo(1);
    }

    private void purge(Duration time) {
        QuarkusTransaction.requiringNew()
                .call(() -> networks.purge(clock.instant().plus(time), 100_000));
    }
}
