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
import static org.broadsheet.testkit.Readers.moderate;
import static org.broadsheet.testkit.Readers.thread;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many decisions in one call: each is made or refused for itself. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BulkModerationTest {

    private static final String NOTHING = "0190a8f0-0000-7000-8000-00000000000a";

    private String section;
    private String slug;

    @BeforeEach
    void publish() {
        section = aSection();
        slug = anArticle().inSection(section).published().getString("slug");
    }

    private static Map<String, Object> item(String id, String action, Object... more) {
        Map<String, Object> item = with("id", id, "version", 1, "action", action);
        item.putAll(with(more));
        return item;
    }

    private static Response send(RequestSpecification moderator, List<Map<String, Object>> items) {
        return moderator
                .contentType("application/json")
                .body(with("items", items))
                .post(MANAGE + "/comments/actions/bulk");
    }

    private int count() {
        return asAnonymous().get("/api/v1/articles/" + slug).path("commentCount");
    }

    private static JsonPath read(String id) {
        return asAdministrator().get(MANAGE + "/comments/" + id).jsonPath();
    }

    @Test
    void eachIsDecidedForItself() {
        String good = aComment().on(slug).held();
        String bad = aComment().on(slug).held();
        String gone = aComment().on(slug).held();
        String changed = aComment().on(slug).approved();
        String other = aComment().on(slug).held();

        JsonPath results = send(
                        asAdministrator(),
                        List.of(
                                item(good, "approve", "note", "Fine."),
                                item(NOTHING, "approve"),
                                item(bad, "reject", "code", "spam", "publicText", "No advertising.", "note", "Shoes."),
                                item(changed, "reject"),
                                item(gone, "delete"),
                                item(good, "reject"),
                                item(other, "approve", "code", "spam")))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(results.getList("data.index")).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(results.getList("data.status")).containsExactly(200, 404, 200, 412, 204, 412, 400);
        assertThat(results.getList("data.id")).containsExactly(good, NOTHING, bad, changed, gone, good, other);
        assertThat(results.getList("data.problem")).hasSize(7).element(0).isNull();
        assertThat(results.getList("data.problem.code"))
                .containsExactly("notFound", "preconditionFailed", "preconditionFailed", "invalidRequest");
        assertThat(results.getInt("data[3].problem.currentVersion")).isEqualTo(2);
        assertThat(results.getString("data[6].problem.errors[0].pointer")).isEqualTo("/items/6/code");
        assertThat(read(good).getString("status")).isEqualTo("approved");
        assertThat(read(good).getString("lastDecision.note")).isEqualTo("Fine.");
        assertThat(read(bad).getString("lastDecision.code")).isEqualTo("spam");
        assertThat(read(bad).getString("lastDecision.publicText")).isEqualTo("No advertising.");
        assertThat(read(gone).getString("status")).isEqualTo("deleted");
        assertThat(read(changed).getString("status")).isEqualTo("approved");
        assertThat(read(other).getString("status")).isEqualTo("pending");
        assertThat(count()).isEqualTo(2);
        for (String id : List.of(good, bad, gone)) {
            assertThat(written(id).getList("data.operation")).containsExactly("decideComments");
        }
        assertThat(written(good).getList("data.versionBefore")).containsExactly(1);
        assertThat(written(good).getList("data.versionAfter")).containsExactly(2);
        for (String id : List.of(other, NOTHING)) {
            assertThat(written(id).getList("data")).isEmpty();
        }
    }

    private static JsonPath written(String id) {
        return asAdministrator().get(MANAGE + "/audit?object=" + id).jsonPath();
    }

    @Test
    void whatIsNoRequestChangesNothing() {
        String id = aComment().on(slug).held();
        Map<String, Object> fine = item(id, "approve");

        send(asAdministrator(), Collections.nCopies(201, fine))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/items", "tooLong")));
        send(asAdministrator(), List.of()).then().spec(isProblem(400, "invalidRequest", at("/items", "tooShort")));
        send(asAdministrator(), List.of(fine, item(id, "feature")))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/items/1/action", "unknownValue")));
        send(asAdministrator(), List.of(fine, with("id", id, "action", "reject")))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/items/1/version", "required")));
        send(asAdministrator(), List.of(fine, item(id, "reject", "note", "a".repeat(2001))))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/items/1/note", "tooLong")));

        assertThat(read(id).getString("status")).isEqualTo("pending");
    }

    @Test
    void rightsAndClaimsHoldForEach() {
        String mine = aComment().on(slug).held();
        String claimed = aComment().on(slug).held();
        String foreign =
                aComment().on(anArticle().published().getString("slug")).held();
        moderate(claimed, "claim").then().statusCode(200);

        send(
                        as(aToken(with("role", "moderator", "sections", List.of(section)))),
                        List.of(item(foreign, "approve"), item(claimed, "approve"), item(mine, "approve")))
                .then()
                .statusCode(200)
                .body("data.status", contains(404, 409, 200))
                .body("data[1].problem.code", equalTo("locked"))
                .body("data[1].problem.lock.by.name", equalTo("Administrator"));
        send(as(aToken("editor")), List.of(item(mine, "reject"))).then().spec(isProblem(403, "forbidden"));

        assertThat(read(foreign).getString("status")).isEqualTo("pending");
        assertThat(read(claimed).getString("status")).isEqualTo("pending");
    }

    /** Against single decisions on the same comments: one of all is made about each, and every number stays exact. */
    @Test
    void oneDecisionIsMadeAboutEach() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(aComment().on(slug).held());
        }
        List<String> turned = new ArrayList<>(ids);
        Collections.reverse(turned);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<List<Integer>>> calls = new ArrayList<>();
        calls.add(pool.submit(() -> bulk(ids, "approve")));
        calls.add(pool.submit(() -> bulk(turned, "reject")));
        calls.add(pool.submit(() -> single(ids, "reject")));
        calls.add(pool.submit(() -> single(turned, "approve")));
        List<Integer> statuses = new ArrayList<>();
        for (Future<List<Integer>> call : calls) {
            statuses.addAll(call.get());
        }
        pool.shutdown();

        assertThat(statuses).containsOnly(200, 412);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(ids.size());
        for (String id : ids) {
            assertThat(asAdministrator()
                            .get(MANAGE + "/comments/" + id + "/history")
                            .jsonPath()
                            .getList("data"))
                    .hasSize(1);
        }
        int approved = (int) ids.stream()
                .filter(id -> read(id).getString("status").equals("approved"))
                .count();
        assertThat(count()).isEqualTo(approved);
        assertThat(thread(slug, "?limit=100").getList("data")).hasSize(approved);
    }

    private static List<Integer> bulk(List<String> ids, String action) {
        return send(asAdministrator(), ids.stream().map(id -> item(id, action)).toList())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.status");
    }

    private static List<Integer> single(List<String> ids, String action) {
        return ids.stream()
                .map(id -> asAdministrator()
                        .header("If-Match", "\"1\"")
                        .post(MANAGE + "/comments/" + id + "/actions/" + action)
                        .statusCode())
                .toList();
    }
}
