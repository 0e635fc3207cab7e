package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators feature, pin and lock, as readers see it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class MarksTest {

    private String article;
    private String slug;

    @BeforeEach
    void publish() {
        JsonPath published = anArticle().published();
        article = published.getString("id");
        slug = published.getString("slug");
    }

    private JsonPath first() {
        return thread(slug, "");
    }

    private List<String> featured(String query) {
        return thread(slug, "?featured=true" + query).getList("data.id");
    }

    @Test
    void marksAreSeenAtOnce() {
        String id = aComment().on(slug).approved();
        assertThat(first().getBoolean("data[0].featured")).isFalse();
        assertThat(first().getBoolean("data[0].pinned")).isFalse();
        assertThat(first().getBoolean("data[0].locked")).isFalse();
        String since = asAnonymous().get("/api/v1/changes?since=latest").path("since");

        moderate(id, "feature")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("featured", equalTo(true))
                .body("lastDecision.action", equalTo("feature"))
                .body("lastDecision.statusAfter", equalTo("approved"));
        assertThat(first().getBoolean("data[0].featured")).isTrue();
        asAnonymous().get("/api/v1/comments/" + id).then().body("featured", equalTo(true));
        moderate(id, "pin").then().statusCode(200).body("pinned", equalTo(true));
        assertThat(first().getBoolean("data[0].pinned")).isTrue();
        moderate(id, "lock").then().statusCode(200).body("locked", equalTo(true));
        assertThat(first().getBoolean("data[0].locked")).isTrue();
        moderate(id, "feature").then().statusCode(200).header("ETag", "\"5\"");

        for (String action : List.of("unfeature", "unpin", "unlock")) {
            moderate(id, action).then().statusCode(200);
        }
        assertThat(first().getBoolean("data[0].featured")).isFalse();
        assertThat(first().getBoolean("data[0].pinned")).isFalse();
        assertThat(first().getBoolean("data[0].locked")).isFalse();
        assertThat(first().getInt("data[0].replyCount")).isZero();
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(1));
        assertThat(Eventually.holds(() -> marked(since) == 6, 10)).isTrue();
    }

    /** How often readers were told of marks in the article since. */
    private long marked(String since) {
        return asAnonymous()
                .urlEncodingEnabled(false)
                .get("/api/v1/changes?limit=100&since=" + since)
                .jsonPath()
                .<Map<String, Object>>getList("data")
                .stream()
                .filter(change ->
                        change.get("id").equals(article) && change.get("type").equals("commentMarked"))
                .count();
    }

    @Test
    void onlyWhatReadersReadIsPickedOrPinned() {
        String id = aComment().on(slug).held();

        for (String action : List.of("feature", "pin")) {
            moderate(id, action).then().spec(isProblem(409, "invalidState")).body("state", equalTo("pending"));
        }
        for (String action : List.of("unfeature", "unpin")) {
            moderate(id, action).then().statusCode(200).header("ETag", "\"1\"");
        }
    }

    @Test
    void rejectionAndDeletionEndThem() {
        String root = aComment().on(slug).approved();
        String reply = aComment().on(slug).answering(root).approved();
        for (String id : List.of(root, reply)) {
            moderate(id, "feature").then().statusCode(200);
            moderate(id, "pin").then().statusCode(200);
        }

        moderate(root, "reject")
                .then()
                .statusCode(200)
                .body("featured", equalTo(false))
                .body("pinned", equalTo(false));
        assertThat(featured("")).containsExactly(reply);
        assertThat(first().getBoolean("data[0].pinned")).isFalse();
        moderate(root, "undo")
                .then()
                .statusCode(200)
                .body("featured", equalTo(true))
                .body("pinned", equalTo(true));
        assertThat(featured("")).containsExactly(reply, root);
        moderate(root, "reject").then().statusCode(200);
        moderate(root, "approve").then().statusCode(200).body("featured", equalTo(false));
        delete(reply).then().statusCode(204);
        assertThat(featured("")).isEmpty();
    }

    @Test
    void marksAreTakenBackOneByOne() {
        String id = aComment().on(slug).approved();
        moderate(id, "pin").then().statusCode(200);
        moderate(id, "feature").then().statusCode(200);
        moderate(id, "unpin").then().statusCode(200);

        moderate(id, "undo")
                .then()
                .statusCode(200)
                .body("pinned", equalTo(true))
                .body("featured", equalTo(true));
        moderate(id, "undo")
                .then()
                .statusCode(200)
                .body("pinned", equalTo(true))
                .body("featured", equalTo(false));
        assertThat(first().getBoolean("data[0].featured")).isFalse();
        moderate(id, "undo").then().statusCode(200).body("pinned", equalTo(false));
        assertThat(first().getBoolean("data[0].pinned")).isFalse();
        moderate(id, "undo").then().statusCode(200).body("status", equalTo("pending"));
    }

    @Test
    void featuredOnesAreAListOfTheirOwn() {
        String root = aComment().on(slug).approved();
        String reply = aComment().on(slug).answering(root).approved();
        String other = aComment().on(slug).approved();
        String plain = aComment().on(slug).approved();
        assertThat(featured("")).isEmpty();
        for (String id : List.of(root, reply, other)) {
            moderate(id, "feature").then().statusCode(200);
        }

        assertThat(featured("")).containsExactly(other, reply, root);
        assertThat(featured("&sort=oldest&view=flat")).containsExactly(root, reply, other);
        assertThat(featured("&anchor=" + reply)).containsExactly(reply, root);
        JsonPath page = thread(slug, "?featured=true&limit=2");
        assertThat(page.getList("data.id")).containsExactly(other, reply);
        asAnonymous()
                .urlEncodingEnabled(false)
                .get(page.getString("page.next"))
                .then()
                .statusCode(200)
                .body("data.id", contains(root))
                .body("data[0].replies.data.id", contains(reply));
        assertThat(thread(slug, "?featured=false").getList("data.id")).containsExactly(plain, other, root);
        asAnonymous()
                .get("/api/v1/articles/" + slug + "/comments?featured=true&sort=mostReplied")
                .then()
                .spec(isProblem(400, "invalidRequest", at("sort", "conflict")));
        asAnonymous()
                .get("/api/v1/articles/" + slug + "/comments?featured=true&anchor=" + plain)
                .then()
                .spec(isProblem(404, "notFound"));
        asAnonymous()
                .get("/api/v1/articles/" + slug + "/comments?featured=maybe")
                .then()
                .spec(isProblem(400, "invalidRequest", at("featured", "invalid")));
    }

    @Test
    void nobodyAnswersInALockedThread() {
        String root = aComment().on(slug).approved();
        String reply = aComment().on(slug).answering(root).approved();
        String held = aComment().on(slug).answering(root).held();
        moderate(reply, "lock").then().spec(isProblem(409, "invalidState"));
        moderate(root, "lock").then().statusCode(200);

        for (String id : List.of(root, reply)) {
            aComment().on(slug).answering(id).sent().then().spec(isProblem(409, "commentsClosed"));
        }
        aComment().on(slug).sent().then().statusCode(202);
        moderate(held, "approve").then().statusCode(200);
        moderate(root, "reject").then().statusCode(200).body("locked", equalTo(true));
        aComment().on(slug).answering(reply).sent().then().spec(isProblem(409, "commentsClosed"));
        moderate(root, "unlock").then().statusCode(200);
        aComment().on(slug).answering(reply).sent().then().statusCode(202);
    }

    @Test
    void marksNeedTheRightAndTheVersion() {
        String id = aComment().on(slug).approved();
        String elsewhere = aToken(with("role", "moderator", "sections", List.of(aSection())));

        for (String action : List.of("feature", "unfeature", "pin", "unpin", "lock", "unlock")) {
            String path = MANAGE + "/comments/" + id + "/actions/" + action;
            asAdministrator().post(path).then().spec(isProblem(428, "preconditionRequired"));
            asAdministrator().header("If-Match", "\"1\"").post(path).then().spec(isProblem(412, "preconditionFailed"));
            as(aToken("editor")).header("If-Match", "*").post(path).then().spec(isProblem(403, "forbidden"));
            as(elsewhere).header("If-Match", "*").post(path).then().spec(isProblem(404, "notFound"));
        }
    }
}
