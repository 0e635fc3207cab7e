package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.broadsheet.testkit.Newsroom.MANAGE;
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
import static org.broadsheet.testkit.Readers.report;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.ForgedTokens;
import org.broadsheet.testkit.Issuer;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where comments are shown before a moderator saw them, unless a test says otherwise. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ReportsTest {

    private static final int AT_ONCE = 16;

    private static final String WRONG = """
            select count(*) from comment c where cast(c.id as text) = :value and (
                c.reports <> (select count(*) from comment_report r where r.comment_id = c.id and r.decision is null)
                or abs(c.reports_weight - (
                    select sum(r.weight) from comment_report r where r.comment_id = c.id and r.decision is null)) > 1e-9)""";

    @Inject
    StatelessSession session;

    private String article;
    private String slug;
    private String comment;

    @BeforeEach
    void publish() {
        JsonPath published = anArticle().published();
        article = published.getString("id");
        use(CommentMode.open, 5);
        slug = published.getString("slug");
        comment = aShownComment();
    }

    private void use(CommentMode mode, int hideAt) {
        setForArticle(article, "mode", mode.name(), "hideAtReports", hideAt);
    }

    private String aShownComment() {
        return aComment().on(slug).sent().then().statusCode(201).extract().path("id");
    }

    private static String aReader() {
        return Issuer.reader(unique("reporter").replace(' ', '-'));
    }

    private static void reportAs(String token, String comment) {
        report(token, comment, "spam").then().statusCode(202);
    }

    private static void reportByReaders(int count, String comment) {
        for (int n = 0; n < count; n++) {
            reportAs(aReader(), comment);
        }
    }

    private static JsonPath moderated(String comment) {
        return asAdministrator()
                .get(MANAGE + "/comments/" + comment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath reports(String comment) {
        return asAdministrator()
                .get(MANAGE + "/comments/" + comment + "/reports")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> reported(boolean reported) {
        return asAdministrator()
                .get(MANAGE + "/comments?reported=" + reported + "&article=" + article)
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    private long count(String sql, String value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(sql, Long.class)
                        .setParameter("value", value)
                        .getSingleResult());
    }

    private void assertShown(boolean shown) {
        assertThat(thread(slug, "").getList("data.id")).isEqualTo(shown ? List.of(comment) : List.of());
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(shown ? 1 : 0));
        asAnonymous().get("/api/v1/comments/" + comment).then().statusCode(shown ? 200 : 404);
    }

    @Test
    void enoughReportsWithholdAComment() {
        reportByReaders(4, comment);
        report(null, comment, "abusive").then().statusCode(202);
        assertShown(true);
        assertThat(moderated(comment).getInt("version")).isEqualTo(1);

        reportAs(aReader(), comment);

        assertShown(false);
        JsonPath seen = moderated(comment);
        assertThat(seen.getString("status")).isEqualTo("withheld");
        assertThat(seen.getBoolean("queued")).isTrue();
        assertThat(seen.getInt("version")).isEqualTo(2);
        assertThat(seen.getInt("reports.count")).isEqualTo(6);
        assertThat(seen.getDouble("reports.weight")).isEqualTo(5.5);
        assertThat(seen.getList("reports.reasons")).isEqualTo(List.of("abusive", "spam"));
        report(aReader(), comment, "spam").then().spec(isProblem(404, "notFound"));
        asAdministrator()
                .get(MANAGE + "/comments?queued=true&article=" + article)
                .then()
                .body("data.id", contains(comment));
    }

    @Test
    void answersBelowStayAndCountsAreExact() {
        String reply = aComment()
                .on(slug)
                .answering(comment)
                .sent()
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        reportByReaders(5, comment);

        JsonPath thread = thread(slug, "");
        assertThat(thread.getString("data[0].status")).isEqualTo("withheld");
        assertThat(thread.getString("data[0].bodyText")).isNull();
        assertThat(thread.getList("data[0].replies.data.id")).containsExactly(reply);
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(1));
        reportByReaders(5, reply);
        asAnonymous().get("/api/v1/articles/" + slug).then().body("commentCount", equalTo(0));
        assertThat(thread(slug, "").getList("data")).isEmpty();
    }

    @Test
    void eachReporterCountsOnce() {
        String reader = aReader();
        for (int n = 0; n < 3; n++) {
            report(reader, comment, n == 0 ? "spam" : "other").then().statusCode(202);
            asAnonymous()
                    .header("X-Forwarded-For", "198.51.100." + n)
                    .contentType("application/json")
                    .body(with("reason", "illegal", "note", "Number " + n))
                    .post("/api/v1/comments/" + comment + "/reports")
                    .then()
                    .statusCode(202);
        }

        JsonPath all = reports(comment);
        assertThat(all.getList("data.reason")).isEqualTo(List.of("illegal", "spam"));
        assertThat(all.getList("data.note")).containsExactly("Number 0", null);
        assertThat(all.getList("data.signedIn")).isEqualTo(List.of(false, true));
        assertThat(all.getList("data.weight", Double.class)).isEqualTo(List.of(0.5, 1.0));
        assertThat(moderated(comment).getDouble("reports.weight")).isEqualTo(1.5);
    }

    @Test
    void approvalDismissesReportsAndKeepsFurtherOnesFromHidingIt() {
        reportByReaders(5, comment);
        moderate(comment, "approve")
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("reports.count", equalTo(0))
                .body("reports.reasons", empty());
        assertShown(true);
        assertThat(reports(comment).getList("data.decision")).containsOnly("dismissed");
        assertThat(reported(true)).isEmpty();

        reportByReaders(6, comment);
        assertShown(true);
        assertThat(reported(true)).containsExactly(comment);
        assertThat(reported(false)).isEmpty();
        assertThat(moderated(comment).getInt("reports.count")).isEqualTo(6);

        moderate(comment, "approve").then().statusCode(200).body("reports.count", equalTo(0));
        assertThat(reported(true)).isEmpty();
        assertThat(reports(comment).getList("data.decision")).hasSize(11).containsOnly("dismissed");
    }

    @Test
    void whatAModeratorApprovedBeforeIsNotHidden() {
        use(CommentMode.pre, 1);
        String approved = aComment().on(slug).approved();

        reportByReaders(3, approved);

        asAnonymous().get("/api/v1/comments/" + approved).then().statusCode(200);
        assertThat(reported(true)).containsExactly(approved);
    }

    @Test
    void readersCountByWhatBecameOfTheirReports() {
        String wrong = aReader();
        String right = aReader();
        reportAs(wrong, comment);
        moderate(comment, "approve").then().statusCode(200);
        String second = aShownComment();
        reportAs(right, second);
        moderate(second, "reject").then().statusCode(200);
        assertThat(reports(second).getList("data.decision")).containsExactly("upheld");
        String third = aShownComment();
        reportAs(wrong, third);
        reportAs(right, third);
        delete(third).then().statusCode(204);
        assertThat(reports(third).getList("data.decision")).containsOnly("upheld");

        String last = aShownComment();
        reportAs(wrong, last);
        reportAs(right, last);

        List<Double> weights = reports(last).getList("data.weight", Double.class);
        assertThat(weights.get(0)).isEqualTo(1);
        assertThat(weights.get(1)).isCloseTo(3 / 4.0, within(1e-6));
        assertThat(reports(third).getList("data.weight", Double.class).get(1)).isCloseTo(2 / 3.0, within(1e-6));
    }

    @Test
    void thirdsMakeAWhole() {
        List<String> readers = List.of(aReader(), aReader(), aReader());
        readers.forEach(reader -> reportAs(reader, comment));
        moderate(comment, "approve").then().statusCode(200);
        String second = aShownComment();
        use(CommentMode.open, 2);

        readers.forEach(reader -> reportAs(reader, second));

        assertThat(moderated(second).getString("status")).isEqualTo("withheld");
    }

    @Test
    void withoutAThresholdNothingIsHidden() {
        use(CommentMode.open, 0);

        reportByReaders(7, comment);

        assertShown(true);
        assertThat(reported(true)).containsExactly(comment);
    }

    @Test
    void badReportsAreRefused() {
        for (Map<String, Object> bad :
                List.of(with(), with("reason", null), with("reason", "boring"), with("reason", 1))) {
            asAnonymous()
                    .contentType("application/json")
                    .body(bad)
                    .post("/api/v1/comments/" + comment + "/reports")
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("/reason")));
        }
        asAnonymous()
                .contentType("application/json")
                .body(with("reason", "other", "note", "x".repeat(1001)))
                .post("/api/v1/comments/" + comment + "/reports")
                .then()
                .spec(isProblem(400, "invalidRequest", at("/note")));
        ForgedTokens.of(Issuer.READERS, Issuer.STAFF)
                .values()
                .forEach(bad -> report(bad, comment, "spam").then().spec(isProblem(401, "unauthorized")));
        asAdministrator()
                .contentType("application/json")
                .body(with("reason", "spam"))
                .post("/api/v1/comments/" + comment + "/reports")
                .then()
                .spec(isProblem(401, "unauthorized"));
        report(null, UUID.randomUUID().toString(), "spam").then().spec(isProblem(404, "notFound"));
        use(CommentMode.pre, 5);
        report(null, aComment().on(slug).held(), "spam").then().spec(isProblem(404, "notFound"));
        use(CommentMode.readOnly, 5);
        report(null, comment, "spam").then().statusCode(202);
        use(CommentMode.off, 5);
        report(null, comment, "spam").then().spec(isProblem(404, "notFound"));

        assertThat(moderated(comment).getInt("reports.count")).isEqualTo(1);
    }

    @Test
    void readersLearnNothingOfReports() {
        String reader = aReader();
        List<String> paths = List.of(
                "/api/v1/articles/" + slug + "/comments", "/api/v1/comments/" + comment, "/api/v1/articles/" + slug);
        List<String> before =
                paths.stream().map(path -> as(reader).get(path).asString()).toList();

        Set<Map<String, String>> answers = new HashSet<>();
        for (String token : new String[] {reader, reader, aReader()}) {
            Response answer = report(token, comment, "offensive");
            answer.then().statusCode(202).body(emptyString());
            answers.add(Map.of(
                    "Cache-Control", answer.header("Cache-Control"), "length", "" + answer.header("Content-Length")));
        }

        assertThat(answers).hasSize(1);
        assertThat(paths.stream().map(path -> as(reader).get(path).asString()).toList())
                .isEqualTo(before);
        as(reader).get(MANAGE + "/comments/" + comment + "/reports").then().spec(isProblem(401, "unauthorized"));
        assertThat(reports(comment).prettify()).doesNotContain("reader:").doesNotContain("reporter-");
    }

    @Test
    void reportsOfAllAtOnceAreCountedAndHideItOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> sent = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            String reader = aReader();
            sent.add(pool.submit(() -> {
                start.await();
                report(reader, comment, "spam").statusCode();
                return report(reader, comment, "other").statusCode();
            }));
        }
        start.countDown();
        for (Future<Integer> status : sent) {
            assertThat(status.get()).isIn(202, 404);
        }
        pool.shutdown();

        assertShown(false);
        assertThat(moderated(comment).getInt("reports.count")).isEqualTo(5);
        assertThat(moderated(comment).getInt("version")).isEqualTo(2);
        assertThat(count(WRONG, comment)).isZero();
        assertThat(count(
                        "select count(*) from change where type = 'commentHidden' and cast(subject_id as text) = :value",
                        article))
                .isEqualTo(1);
    }

    @Test
    void reportsAreListedByPages() {
        use(CommentMode.open, 0);
        reportByReaders(5, comment);
        String path = MANAGE + "/comments/" + comment + "/reports";

        List<String> all = reports(comment).getList("data.id");
        assertThat(all).hasSize(5);
        List<String> walked = new ArrayList<>();
        for (String next = path + "?limit=2"; next != null; ) {
            JsonPath page = asAdministrator()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("data.decision", everyItem(equalTo(null)))
                    .extract()
                    .jsonPath();
            walked.addAll(page.getList("data.id"));
            next = page.getString("page.next");
        }
        assertThat(walked).isEqualTo(all);
        asAdministrator()
                .get(MANAGE + "/comments/" + UUID.randomUUID() + "/reports")
                .then()
                .spec(isProblem(404, "notFound"));
        asAdministrator().get(path + "?limit=5").then().body("data", hasSize(5));
    }
}
