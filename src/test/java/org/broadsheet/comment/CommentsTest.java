package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        JsonPath published = anArticle().inSection(section).published();
        article = published.getString("id");
        slug = published.getString("slug");
    }

    @Test
    void commentIsHeldThenShownThenCounted() {
        aComment()
                .on(slug)
                .text("It was *late*.")
                .sent()
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
        aComment().on(slug).approved();
        aComment().on(slug).approved();
        aComment().on(slug).held();

        asAnonymous()
                .get("/api/v1/articles?section=" + section)
                .then()
                .body("data.commentCount", contains(2))
                .body("data.commentsOpen", contains(true));
        asAnonymous().get("/api/v1/articles?ids=" + article).then().body("data.commentCount", contains(2));
    }

    @Test
    void addressesLeaveForNobody() {
        String id = aComment().on(slug).text("Hello").approved();

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/" + id,
                MANAGE + "/comments/" + id,
                MANAGE + "/comments?article=" + article)) {
            assertThat(asAdministrator().get(path).asString()).contains("Mara").doesNotContain("mara@example.org");
        }
        assertThat(aComment().on(slug).text("Hello").sent().asString()).doesNotContain("mara@example.org");
    }

    @Test
    void rejectedIsNotShown() {
        String id = aComment().on(slug).approved();

        moderate(id, "reject").then().statusCode(200).body("status", equalTo("rejected"));

        assertThat(thread(slug, "").getList("data")).isEmpty();
        asAnonymous().get("/api/v1/comments/" + id).then().spec(isProblem(404, "notFound"));
        assertCount(0);
        moderate(id, "approve").then().statusCode(200);
        assertCount(1);
    }

    @Test
    void sameDecisionAgainChangesNothing() {
        String id = aComment().on(slug).approved();

        moderate(id, "approve").then().statusCode(200).header("ETag", "\"2\"");

        assertCount(1);
    }

    @Test
    void deletedKeepsItsPlaceWhileAnswersAreShown() {
        String root = aComment().on(slug).text("Root text").approved();
        String reply = aComment().on(slug).answering(root).text("Reply text").approved();

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
        moderate(root, "approve").then().spec(isProblem(409, "invalidState"));

        delete(reply).then().statusCode(204);
        delete(reply).then().statusCode(204);

        assertThat(thread(slug, "").getList("data")).isEmpty();
        assertCount(0);
    }

    @Test
    void rejectedKeepsItsPlaceWithoutItsText() {
        String root = aComment().on(slug).text("Root text").approved();
        String reply = aComment().on(slug).answering(root).text("Reply").approved();
        aComment().on(slug).answering(reply).text("Below").approved();

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
            ids.add(aComment().on(slug).text("Number " + i).approved());
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
        String root = aComment().on(slug).text("Root").approved();
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.add(aComment().on(slug).answering(root).text("Reply " + i).approved());
        }
        String below =
                aComment().on(slug).answering(replies.get(0)).text("Below").approved();

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
    void mostRepliedComeFirstAndArePaged() {
        List<String> roots = new ArrayList<>();
        for (int replies : new int[] {1, 0, 2, 0, 1}) {
            String root = aComment().on(slug).text("Root").approved();
            roots.add(root);
            for (int i = 0; i < replies; i++) {
                aComment().on(slug).answering(root).text("Reply").approved();
            }
        }
        List<String> wanted = List.of(roots.get(2), roots.get(4), roots.get(0), roots.get(3), roots.get(1));
        String path = "/api/v1/articles/" + slug + "/comments?sort=mostReplied";

        assertThat(walk(path + "&limit=1", "next")).isEqualTo(wanted);
        assertThat(walk(path + "&limit=2", "next")).isEqualTo(wanted);
        String last = asAnonymous().get(path + "&limit=4").path("page.next");
        String back = asAnonymous().urlEncodingEnabled(false).get(last).path("page.previous");
        assertThat(asAnonymous().urlEncodingEnabled(false).get(back).<List<String>>path("data.id"))
                .isEqualTo(wanted.subList(0, 4));
    }

    @Test
    void flatViewHasEveryCommentThatCanBeReadByTime() {
        String root = aComment().on(slug).text("Root").approved();
        String reply = aComment().on(slug).answering(root).text("Reply").approved();
        String other = aComment().on(slug).text("Other").approved();
        String below = aComment().on(slug).answering(reply).text("Below").approved();
        aComment().on(slug).answering(other).text("Held").held();
        String path = "/api/v1/articles/" + slug + "/comments?view=flat";

        assertThat(walk(path + "&limit=3&sort=oldest", "next")).containsExactly(root, reply, other, below);
        assertThat(walk(path + "&limit=1", "next")).containsExactly(below, other, reply, root);
        JsonPath page = asAnonymous().get(path).jsonPath();
        assertThat(page.getList("data.replies.data"))
                .allSatisfy(inline -> assertThat((List<?>) inline).isEmpty());
        assertThat(walk(page.getString("data[3].replies.page.next"), "next")).containsExactly(reply);
        assertThat(page.getString("data[1].replies.page.next")).isNull();

        moderate(reply, "reject").then().statusCode(200);
        assertThat(walk(path, "next")).containsExactly(below, other, root);
        asAnonymous()
                .get(path + "&sort=mostReplied")
                .then()
                .spec(isProblem(400, "invalidRequest", at("sort", "conflict")));
    }

    @Test
    void anAnchorGivesThePageOfAComment() {
        List<String> roots = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            roots.add(aComment().on(slug).text("Root " + i).approved());
        }
        String reply = aComment().on(slug).answering(roots.get(2)).text("Reply").approved();
        String below = aComment().on(slug).answering(reply).text("Below").approved();
        String path = "/api/v1/articles/" + slug + "/comments?limit=2&anchor=";

        for (String anchor : List.of(roots.get(2), reply, below)) {
            JsonPath page = asAnonymous()
                    .get(path + anchor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("data.id")).containsExactly(roots.get(2), roots.get(1));
            assertThat(walk(page.getString("page.next"), "next")).containsExactly(roots.get(0));
            assertThat(walk(page.getString("page.previous"), "previous")).containsExactly(roots.get(4), roots.get(3));
            assertThat(page.getString("page.next") + page.getString("page.previous"))
                    .doesNotContain("anchor");
        }
        asAnonymous()
                .get(path + roots.get(4))
                .then()
                .body("data.id", contains(roots.get(4), roots.get(3)))
                .body("page.previous", nullValue());
        asAnonymous()
                .get(path + reply + "&sort=mostReplied")
                .then()
                .body("data.id", contains(roots.get(2), roots.get(4)))
                .body("page.previous", nullValue());
        asAnonymous()
                .get(path + reply + "&view=flat&sort=oldest")
                .then()
                .body("data.id", contains(reply, below))
                .body("page.next", nullValue())
                .body("page.previous", not(nullValue()));
    }

    @Test
    void anAnchorThatIsNotShownHereIsNotFound() {
        String held = aComment().on(slug).held();
        String elsewhere =
                aComment().on(anArticle().published().getString("slug")).approved();
        aComment().on(slug).text("Shown").approved();
        String path = "/api/v1/articles/" + slug + "/comments?anchor=";

        for (String anchor : List.of(held, elsewhere, UUID.randomUUID().toString())) {
            for (String view : List.of("", "&view=flat")) {
                asAnonymous().get(path + anchor + view).then().spec(isProblem(404, "notFound"));
            }
        }
        String shown = thread(slug, "?limit=1").getString("data[0].id");
        String cursor = "&cursor=abc";
        asAnonymous()
                .get(path + shown + cursor)
                .then()
                .spec(isProblem(400, "invalidRequest", at("anchor", "conflict")));
        asAnonymous().get(path + "x").then().spec(isProblem(400, "invalidRequest", at("anchor")));
    }

    @Test
    void permalinkShowsWhatIsAnswered() {
        String root = aComment().on(slug).text("Root").approved();
        String reply = aComment().on(slug).answering(root).text("Reply").approved();
        String below = aComment().on(slug).answering(reply).text("Below").approved();
        moderate(reply, "reject").then().statusCode(200);

        asAnonymous()
                .get("/api/v1/comments/" + below)
                .then()
                .body("ancestors.id", contains(root, reply))
                .body("ancestors.depth", contains(0, 1))
                .body("ancestors[0].bodyText", equalTo("Root"))
                .body("ancestors[1].bodyText", nullValue())
                .body("ancestors[1].author", nullValue());
        asAnonymous().get("/api/v1/comments/" + root).then().body("ancestors", empty());
        assertThat(thread(slug, "").getMap("data[0]")).doesNotContainKey("ancestors");
    }

    @Test
    void severalArticlesAreCountedAtOnce() {
        JsonPath silent = anArticle().published();
        String former = silent.getString("slug");
        patch("articles/" + silent.getString("id"), with("slug", former + "-moved"))
                .then()
                .statusCode(200);
        act(silent.getString("id"), "publish").then().statusCode(200);
        String root = aComment().on(slug).text("Root").approved();
        aComment().on(slug).answering(root).text("Reply").approved();
        aComment().on(slug).text("Held").held();
        JsonPath draft = anArticle().draft();
        String later = draft.getString("slug");
        String path = "/api/v1/comments/counts?articles="
                + String.join(",", former, later, article, slug, slug, "No such", draft.getString("id"));

        asAnonymous()
                .get(path)
                .then()
                .statusCode(200)
                .body("data.article", contains(former, article, slug))
                .body("data.slug", contains(former + "-moved", slug, slug))
                .body("data.commentCount", contains(0, 2, 2))
                .body("data.commentsOpen", contains(true, true, true));
        act(draft.getString("id"), "publish").then().statusCode(200);
        asAnonymous()
                .get(path)
                .then()
                .body("data.article", contains(former, later, article, slug, draft.getString("id")));
        asAnonymous().get("/api/v1/comments/counts").then().spec(isProblem(400, "invalidRequest", at("articles")));
        String ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(200).collect(Collectors.joining(","));
        asAnonymous()
                .get("/api/v1/comments/counts?articles=" + ids)
                .then()
                .statusCode(200)
                .body("data", empty());
        asAnonymous()
                .get("/api/v1/comments/counts?articles=" + ids + "," + slug)
                .then()
                .spec(isProblem(400, "invalidRequest", at("articles", "tooLong")));
    }

    @Test
    void tooDeepRepliesAnswerTheDeepestThatMayHaveSome() {
        String parent = null;
        List<String> line = new ArrayList<>();
        for (int depth = 0; depth <= 6; depth++) {
            parent =
                    aComment().on(slug).answering(parent).text("Depth " + depth).approved();
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
        String held = aComment().on(slug).held();
        String elsewhere =
                aComment().on(anArticle().published().getString("slug")).approved();

        for (String parent : List.of(held, elsewhere, UUID.randomUUID().toString())) {
            aComment()
                    .on(slug)
                    .answering(parent)
                    .text("Answer")
                    .sent()
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("/parentId", "unknownReference")));
        }
    }

    @Test
    void badCommentsAreRefusedWithTheirPlace() {
        aComment()
                .on(slug)
                .with("name", "a\u202eb")
                .with("email", "no address")
                .text("")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/body"), at("/body"), at("/email"), at("/name")));
        aComment().on(slug).with("name", "\u200b").sent().then().spec(isProblem(400, "invalidRequest", at("/name")));
        aComment()
                .on(slug)
                .text("![](https://example.org/pixel.gif)")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/body")));
        aComment().on(slug).text("x".repeat(10_001)).sent().then().spec(isProblem(400, "invalidRequest", at("/body")));
        aComment()
                .on(slug)
                .with("status", "approved")
                .sent()
                .then()
                .spec(isProblem(400, "invalidRequest", at("/status")));
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
        aComment()
                .on(former)
                .text("Hello")
                .sent()
                .then()
                .statusCode(308)
                .header("Location", endsWith("-moved/comments"));
    }

    @Test
    void threadGoesWithItsArticle() {
        String id = aComment().on(slug).text("Hello").approved();
        act(article, "unpublish").then().statusCode(200);

        asAnonymous().get("/api/v1/articles/" + slug + "/comments").then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/comments/" + id).then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/comments/" + id + "/replies").then().spec(isProblem(404, "notFound"));
        aComment().on(slug).text("Hello").sent().then().spec(isProblem(404, "notFound"));
        moderate(id, "reject").then().statusCode(200);

        act(article, "publish").then().statusCode(200);
        assertCount(0);
    }

    @Test
    void moderationNeedsATokenAndAVersion() {
        String id = aComment().on(slug).held();

        asAnonymous().get(MANAGE + "/comments").then().spec(isProblem(401, "unauthorized"));
        asAdministrator()
                .post(MANAGE + "/comments/" + id + "/actions/approve")
                .then()
                .spec(isProblem(428, "preconditionRequired"));
        asAdministrator()
                .header("If-Match", "\"7\"")
                .delete(MANAGE + "/comments/" + id)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .body("currentVersion", equalTo(1));
        moderate(UUID.randomUUID().toString(), "approve").then().spec(isProblem(404, "notFound"));
    }

    @Test
    void answerIsOneStatementAndIsRevalidated() {
        String root = aComment().on(slug).text("Root").approved();
        aComment().on(slug).answering(root).text("Reply").approved();

        for (String path : List.of(
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/articles/" + slug + "/comments?view=flat",
                "/api/v1/articles/" + slug + "/comments?sort=mostReplied",
                "/api/v1/articles/" + slug + "/comments?anchor=" + root,
                "/api/v1/comments/counts?articles=" + slug,
                "/api/v1/comments/" + root,
                "/api/v1/comments/" + root + "/replies")) {
            assertThat(StatementLog.during(() -> asAnonymous().get(path).then().statusCode(200)))
                    .as(path)
                    .hasSize(1);
            String tag = asAnonymous().get(path).header("ETag");
            asAnonymous().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
        String tag = asAnonymous().get("/api/v1/articles/" + slug).header("ETag");
        aComment().on(slug).text("Another").approved();
        asAnonymous().get("/api/v1/articles/" + slug).then().header("ETag", not(equalTo(tag)));
    }

    @Test
    void moderatorsFilterAndSort() {
        String held = aComment().on(slug).held();
        String approved = aComment().on(slug).text("Approved").approved();
        String rejected = aComment().on(slug).text("Rejected").held();
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
