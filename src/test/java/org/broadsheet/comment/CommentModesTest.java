package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CommentModesTest {

    private String id;
    private String slug;

    @BeforeEach
    void publish() {
        JsonPath article = anArticle().published();
        id = article.getString("id");
        slug = article.getString("slug");
    }

    private void use(CommentMode mode) {
        setForArticle(id, "mode", mode.name());
    }

    private void assertArticle(int count, boolean open) {
        asAnonymous()
                .get("/api/v1/articles/" + slug)
                .then()
                .body("commentCount", equalTo(count))
                .body("commentsOpen", equalTo(open));
    }

    @Test
    void openShowsAtOnce() {
        use(CommentMode.open);

        String location = aComment()
                .on(slug)
                .text("Hello")
                .sent()
                .then()
                .statusCode(201)
                .body("status", equalTo("approved"))
                .extract()
                .header("Location");

        asAnonymous().get(location).then().statusCode(200).body("bodyText", equalTo("Hello"));
        assertArticle(1, true);
        assertQueue(0);
    }

    @Test
    void postShowsAtOnceAndQueues() {
        use(CommentMode.post);
        String root = aComment()
                .on(slug)
                .text("Hello")
                .sent()
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        aComment()
                .on(slug)
                .answering(root)
                .text("Reply")
                .sent()
                .then()
                .statusCode(201)
                .body("parentId", equalTo(root));

        assertArticle(2, true);
        assertThat(thread(slug, "").getInt("data[0].replyCount")).isEqualTo(1);
        assertQueue(2);
        moderate(root, "approve").then().statusCode(200).body("queued", equalTo(false));
        assertQueue(1);
        assertArticle(2, true);
    }

    @Test
    void readOnlyShowsAndTakesNone() {
        aComment().on(slug).text("Before").approved();
        use(CommentMode.readOnly);

        aComment().on(slug).text("Hello").sent().then().spec(isProblem(409, "commentsClosed"));

        assertThat(thread(slug, "").getList("data.bodyText")).isEqualTo(List.of("Before"));
        assertArticle(1, false);
    }

    @Test
    void offHasNoThreads() {
        String id = aComment().on(slug).text("Before").approved();
        use(CommentMode.off);

        aComment().on(slug).text("Hello").sent().then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/articles/" + slug + "/comments").then().spec(isProblem(404, "notFound"));
        asAnonymous().get("/api/v1/comments/" + id).then().spec(isProblem(404, "notFound"));
        assertArticle(0, false);
        moderate(id, "reject").then().statusCode(200);
    }

    private void assertQueue(int size) {
        String article = asAnonymous().get("/api/v1/articles/" + slug).path("id");
        assertThat(asAdministrator()
                        .get(MANAGE + "/comments?queued=true&article=" + article)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("data.id"))
                .hasSize(size);
    }
}
