package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPublishedArticle;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aHeldComment;
import static org.broadsheet.testkit.Readers.anApprovedComment;
import static org.broadsheet.testkit.Readers.comment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the default mode: a moderator looks first. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CommentsTest {

    private String article;
    private String slug;
    private String section;

    @BeforeEach
    void publish() {
        section = aSection();
        JsonPath published = aPublishedArticle(section);
        article = published.getString("id");
        slug = published.getString("slug");
    }

    @Test
    void commentIsHeldThenShownThenCounted() {
        comment(slug, null, "It was *late*.")
                .then()
                .statusCode(202)
                .header("Cache-Control", "no-store")
                .header("Location", nullValue())
                .body("status", equalTo("pending"))
                .body("articleId", equalTo(article))
                .body("author.name", equalTo("Mara"))
                .body("bodyHtml", equalTo("<p>It was <em>late</em>.</p>"))
                .body("bodyText", equalTo("It was late."));
        assertThat(thread(slug, "").getList("data")).isEmpty();
        String id = asAdministrator()
                .get(MANAGE + "/comments?queued=true&article=" + article)
                .then()
                .statusCode(200)
                .body("data.status", contains("pending"))
                .body("data.body", contains("It was *late*."))
                .extract()
                .path("data[0].id");

        asAdministrator()
                .header("If-Match", "\"1\"")
                .post(MANAGE + "/comments/" + id + "/actions/approve")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("approved"))
                .body("queued", equalTo(false));

        JsonPath thread = thread(slug, "");
        assertThat(thread.getList("data.id")).containsExactly(id);
        assertThat(thread.getString("data[0].author.name")).isEqualTo("Mara");
        assertThat(thread.getString("data[0].bodyHtml")).isEqualTo("<p>It was <em>late</em>.</p>");
        assertCount(1);
        asAnonymous()
                .get("/api/v1/comments/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("replies.data", empty())
                .body("replies.page.next", nullValue());
    }

    @Test
    void everyListCountsExactly() {
        anApprovedComment(slug, null, "One");
        anApprovedComment(slug, null, "Two");
        aHeldComment(slug, null, "Three");

        asAnonymous()
                .get("/api/v1/articles?section=" + section)
                .then()
                .body("data.commentCount", contains(2))
                .body("data.commentsOpen", contains(true));
        asAnonymous().get("/api/v1/articles?ids=" + article).then().body("data.commentCount", contains(2));
    }

    @Test
    void addressesLeaveForNobody() {
        String id = anApprovedComment(slug, null, "Hello");

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + id,
                MANAGE + "/comments/" + id,
                MANAGE + "/comments?article=" + article)) {
            assertThat(asAdministrator().get(path).asString()).contains("Mara").doesNotContain("mara@example.org");
        }
        assertThat(comment(slug, null, "Hello").asString()).doesNotContain("mara@example.org");
    }

    @Test
    void rejectedIsNotShown() {
        String id = anApprovedComment(slug, null, "Shown for a while");

        moderate(id, "reject").then().statusCode(200).body("status", equalTo("rejected"));

        assertThat(thread(slug, "").getList("data")).isEmpty();
        asAnonymous().get("/api/v1/comments/" + id).then().statusCode(404);
        assertCount(0);
        moderate(id, "approve").then().statusCode(200);
        assertCount(1);
    }

    @Test
    void sameDecisionAgainChangesNothing() {
        String id = anApprovedComment(slug, null, "Once");

        moderate(id, "approve").then().statusCode(200).header("ETag", "\"2\"");

        assertCount(1);
    }

    @Test
    void deletedKeepsItsPlaceWhileAnswersAreShown() {
        String root = anApprovedComment(slug, null, "Root text");
        String reply = anApprovedComment(slug, root, "Reply text");

        delete(root).then().statusCode(204);

        JsonPath thread = thread(slug, "");
        assertThat(thread.getList("data.id")).containsExactly(root);
        assertThat(thread.getString("data[0].status")).isEqualTo("deleted");
        assertThat(thread.getString("data[0].author")).isNull();
        assertThat(thread.getString("data[0].bodyHtml")).isNull();
        assertThat(thread.getString("data[0].bodyText")).isNull();
        assertThat(thread.getInt("data[0].replyCount")).isEqualTo(1);
        assertThat(thread.getList("data[0].replies.data.id")).containsExactly(reply);
        assertCount(1);
        asAdministrator()
                .get(MANAGE + "/comments/" + root)
                .then()
                .body("name", nullValue())
                .body("body", nullValue());
        moderate(root, "approve").then().statusCode(409).body("code", equalTo("invalidState"));

        delete(reply).then().statusCode(204);
        delete(reply).then().statusCode(204);

        assertThat(thread(slug, "").getList("data")).isEmpty();
        assertCount(0);
    }

    @Test
    void rejectedKeepsItsPlaceWithoutItsText() {
        String root = anApprovedComment(slug, null, "Root text");
        String reply = anApprovedComment(slug, root, "Reply");
        anApprovedComment(slug, reply, "Below");

        moderate(reply, "reject");
        moderate(root, "reject");

        String seen =
                asAnonymous().get("/api/v1/articles/" + slug + "/comments").asString();
        assertThat(seen).doesNotContain("Root text").doesNotContain("Mara");
        assertThat(thread(slug, "").getString("data[0].status")).isEqualTo("rejected");
        assertThat(thread(slug, "").getInt("data[0].replies.data[0].replyCount"))
                .isEqualTo(1);
        assertCount(1);
    }

    @Test
    void pagesAreWalkedInBothOrdersAndDirections() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(anApprovedComment(slug, null, "Number " + i));
        }

        assertThat(walk("/api/v1/articles/" + slug + "/comments?sort=oldest&limit=3", "next"))
                .isEqualTo(ids);
        Collections.reverse(ids);
        assertThat(walk("/api/v1/articles/" + slug + "/comments?limit=3", "next"))
                .isEqualTo(ids);
        String second = thread(slug, "?limit=3").getString("page.next");
        String back = asAnonymous().urlEncodingEnabled(false).get(second).path("page.previous");
        assertThat(asAnonymous().urlEncodingEnabled(false).get(back).<List<String>>path("data.id"))
                .isEqualTo(ids.subList(0, 3));
    }

    @Test
    void repliesComeInlineAndGoOn() {
        String root = anApprovedComment(slug, null, "Root");
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.add(anApprovedComment(slug, root, "Reply " + i));
        }
        String below = anApprovedComment(slug, replies.get(0), "Below");

        JsonPath thread = thread(slug, "?replies=2");
        assertThat(thread.getInt("data[0].replyCount")).isEqualTo(5);
        assertThat(thread.getList("data[0].replies.data.id")).isEqualTo(replies.subList(0, 2));
        assertThat(walk(thread.getString("data[0].replies.page.next"), "next")).isEqualTo(replies.subList(2, 5));
        assertThat(thread.getInt("data[0].replies.data[0].replyCount")).isEqualTo(1);
        assertThat(walk(thread.getString("data[0].replies.data[0].replies.page.next"), "next"))
                .containsExactly(below);
        assertThat(walk("/api/v1/comments/" + root + "/replies?limit=2", "next"))
                .isEqualTo(replies);
        assertThat(thread(slug, "?replies=5").getString("data[0].replies.page.next"))
                .isNull();
        asAnonymous()
                .get("/api/v1/comments/" + replies.get(0))
                .then()
                .body("parentId", equalTo(root))
                .body("depth", equalTo(1))
                .body("replies.data.id", contains(below));
    }

    @Test
    void tooDeepRepliesAnswerTheDeepestThatMayHaveSome() {
        String parent = null;
        List<String> line = new ArrayList<>();
        for (int depth = 0; depth <= 6; depth++) {
            parent = anApprovedComment(slug, parent, "Depth " + depth);
            line.add(parent);
        }

        asAdministrator()
                .get(MANAGE + "/comments/" + line.get(5))
                .then()
                .body("depth", equalTo(5))
                .body("parentId", equalTo(line.get(4)));
        asAdministrator()
                .get(MANAGE + "/comments/" + line.get(6))
                .then()
                .body("depth", equalTo(5))
                .body("parentId", equalTo(line.get(4)));
    }

    @Test
    void answerNeedsSomethingThatIsShownHere() {
        String held = aHeldComment(slug, null, "Held");
        String elsewhere = anApprovedComment(aPublishedArticle(section).getString("slug"), null, "Elsewhere");

        for (String parent : List.of(held, elsewhere, UUID.randomUUID().toString())) {
            comment(slug, parent, "Answer")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/parentId"))
                    .body("errors.code", contains("unknownReference"));
        }
    }

    @Test
    void badCommentsAreRefusedWithTheirPlace() {
        asAnonymous()
                .contentType("application/json")
                .body(with("name", "a\u202eb", "email", "no address", "body", ""))
                .post("/api/v1/articles/" + slug + "/comments")
                .then()
                .statusCode(400)
                .body("errors.pointer.sort()", contains("/body", "/body", "/email", "/name"));
        asAnonymous()
                .contentType("application/json")
                .body(with("name", "\u200b", "body", "x"))
                .post("/api/v1/articles/" + slug + "/comments")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/name"));
        comment(slug, null, "![](https://example.org/pixel.gif)")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/body"));
        comment(slug, null, "x".repeat(10_001)).then().statusCode(400).body("errors.pointer", contains("/body"));
        asAnonymous()
                .contentType("application/json")
                .body(with("name", "Mara", "body", "x", "status", "approved"))
                .post("/api/v1/articles/" + slug + "/comments")
                .then()
                .statusCode(400);
    }

    @Test
    void formerSlugLeadsOn() {
        String former = slug;
        patch("articles/" + article, with("slug", former + "-moved")).then().statusCode(200);
        act(article, "publish").then().statusCode(200);

        asAnonymous()
                .get("/api/v1/articles/" + former + "/comments?sort=oldest")
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/articles/" + former + "-moved/comments?sort=oldest");
        comment(former, null, "Hello").then().statusCode(308).header("Location", endsWith("-moved/comments"));
    }

    @Test
    void threadGoesWithItsArticle() {
        String id = anApprovedComment(slug, null, "Hello");
        act(article, "unpublish").then().statusCode(200);

        asAnonymous().get("/api/v1/articles/" + slug + "/comments").then().statusCode(404);
        asAnonymous().get("/api/v1/comments/" + id).then().statusCode(404);
        asAnonymous().get("/api/v1/comments/" + id + "/replies").then().statusCode(404);
        comment(slug, null, "Hello").then().statusCode(404);
        moderate(id, "reject").then().statusCode(200);

        act(article, "publish").then().statusCode(200);
        assertCount(0);
    }

    @Test
    void moderationNeedsATokenAndAVersion() {
        String id = aHeldComment(slug, null, "Held");

        asAnonymous().get(MANAGE + "/comments").then().statusCode(401);
        asAdministrator()
                .post(MANAGE + "/comments/" + id + "/actions/approve")
                .then()
                .statusCode(428);
        asAdministrator()
                .header("If-Match", "\"7\"")
                .delete(MANAGE + "/comments/" + id)
                .then()
                .statusCode(412)
                .body("currentVersion", equalTo(1));
        moderate(UUID.randomUUID().toString(), "approve").then().statusCode(404);
    }

    @Test
    void answerIsOneStatementAndIsRevalidated() {
        String root = anApprovedComment(slug, null, "Root");
        anApprovedComment(slug, root, "Reply");

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + root,
                "/api/v1/comments/" + root + "/replies")) {
            assertThat(StatementLog.during(() -> asAnonymous().get(path).then().statusCode(200)))
                    .as(path)
                    .hasSize(1);
            String tag = asAnonymous().get(path).header("ETag");
            asAnonymous().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
        String tag = asAnonymous().get("/api/v1/articles/" + slug).header("ETag");
        anApprovedComment(slug, null, "Another");
        asAnonymous().get("/api/v1/articles/" + slug).then().header("ETag", not(equalTo(tag)));
    }

    @Test
    void moderatorsFilterAndSort() {
        String held = aHeldComment(slug, null, "Held");
        String approved = anApprovedComment(slug, null, "Approved");
        String rejected = aHeldComment(slug, null, "Rejected");
        moderate(rejected, "reject");

        assertThat(listed("&sort=oldest")).containsExactly(held, approved, rejected);
        assertThat(listed("")).containsExactly(rejected, approved, held);
        assertThat(listed("&status=approved")).containsExactly(approved);
        assertThat(listed("&queued=true")).containsExactly(held);
        assertThat(listed("&queued=false&status=rejected")).containsExactly(rejected);
        assertThat(walk(MANAGE + "/comments?limit=1&article=" + article, "next"))
                .containsExactly(rejected, approved, held);
    }

    private List<String> listed(String more) {
        return asAdministrator()
                .get(MANAGE + "/comments?article=" + article + more)
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    private static List<String> walk(String path, String direction) {
        List<String> ids = new ArrayList<>();
        for (String at = path; at != null; ) {
            JsonPath page = asAdministrator()
                    .urlEncodingEnabled(false)
                    .get(at)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("data.id"));
            at = page.getString("page." + direction);
        }
        return ids;
    }

    private void assertCount(int count) {
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(count));
    }
}
