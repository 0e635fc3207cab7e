package org.broadsheet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.testkit.Newsroom.ADMINISTRATOR;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.aUser;
import static org.broadsheet.testkit.Newsroom.actAs;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.tokenOf;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.moderate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class AuditTest {

    @Inject
    DataSource database;

    private static JsonPath entries(String query) {
        return asAdministrator()
                .get(MANAGE + "/audit?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath refusalOf(String user) {
        assertThat(Eventually.holds(
                        () -> !entries("outcome=refused&user=" + user)
                                .getList("data")
                                .isEmpty(),
                        5))
                .isTrue();
        return entries("outcome=refused&user=" + user);
    }

    @Test
    void whatIsDoneIsWrittenDown() {
        String user = aUser(with("role", "editor"));
        JsonPath token = created("tokens", with("user", user, "name", "Audited"));
        String article = anArticle().draft().getString("id");
        String secret = token.getString("token");
        patchAs(secret, "articles/" + article, with("kicker", "Seen")).then().statusCode(200);
        as(secret)
                .header("If-Match", "*")
                .header("X-Request-Id", "publish-" + user)
                .post(MANAGE + "/articles/" + article + "/actions/publish")
                .then()
                .statusCode(200);

        JsonPath found = entries("user=" + user);

        assertThat(found.getList("data.operation")).containsExactly("publishArticle", "changeArticle");
        assertThat(found.getMap("data[0]"))
                .containsEntry("outcome", "done")
                .containsEntry("token", token.getString("id"))
                .containsEntry("kind", "articles")
                .containsEntry("object", article)
                .containsEntry("versionBefore", 2)
                .containsEntry("versionAfter", 3)
                .containsEntry("network", "127.0.0.0/24")
                .containsEntry("requestId", "publish-" + user);
    }

    @Test
    void everyOperationThatWritesIsWrittenDown() {
        Contract contract = Contract.committed();
        Cast cast = new Cast(contract);
        List<String> missing = new ArrayList<>();
        int written = 0;
        for (Operation operation : contract.operations()) {
            if (operation.method().equals("GET") || !operation.document().needsToken()) {
                continue;
            }
            String request = unique("audited").replace(' ', '-');
            Exchange exchange = FineCall.of(operation, cast)
                    .call()
                    .with("header", "X-Request-Id", request)
                    .send(RestAssured.port);
            assertThat(exchange.isSuccess()).as("%s: %s", operation, exchange).isTrue();
            List<Map<String, Object>> entries =
                    entries("operation=" + operation.id() + "&limit=1").getList("data");
            if (entries.isEmpty()
                    || !entries.get(0).get("requestId").equals(request)
                    || entries.get(0).get("object") == null && isAboutSomething(operation)) {
                missing.add(operation + ": " + entries);
            }
            written++;
        }

        assertThat(missing).isEmpty();
        assertThat(written).isGreaterThan(40);
    }

    /**
     * Maintenance is about all there is, and so is what holds for the whole publication; many decisions at once are written
     * down each for itself, and none is made here.
     */
    private static boolean isAboutSomething(Operation operation) {
        return !operation.template().startsWith(MANAGE + "/maintenance/")
                && !Set.of("changeCommentSettings", "changeCommentWords", "tryCommentWords", "decideComments")
                        .contains(operation.id());
    }

    @Test
    void creationNamesWhatItMade() {
        String article = anArticle().draft().getString("id");

        JsonPath found = entries("object=" + article);

        assertThat(found.getList("data.operation")).containsExactly("createArticle");
        assertThat(found.getString("data[0].versionBefore")).isNull();
        assertThat(found.getInt("data[0].versionAfter")).isEqualTo(1);
        assertThat(found.getString("data[0].token")).isNull();
        assertThat(found.getString("data[0].user.name")).isEqualTo("Administrator");
    }

    @Test
    void decisionsAboutCommentsHaveVersionsToo() {
        String comment = aComment().on(anArticle().published().getString("id")).held();
        moderate(comment, "approve").then().statusCode(200);

        JsonPath found = entries("object=" + comment);

        assertThat(found.getList("data.operation")).containsExactly("approveComment");
        assertThat(found.getInt("data[0].versionAfter")).isEqualTo(found.getInt("data[0].versionBefore") + 1);
    }

    @Test
    void whatFailsOrIsRepeatedIsNotDone() {
        String article = anArticle().draft().getString("id");
        as(ADMINISTRATOR)
                .header("If-Match", "\"7\"")
                .post(MANAGE + "/articles/" + article + "/actions/publish")
                .then()
                .statusCode(412);
        patchAs(ADMINISTRATOR, "articles/" + article, with("headline", ""))
                .then()
                .statusCode(400);
        actAs(ADMINISTRATOR, article, "approve").then().statusCode(409);
        assertThat(entries("object=" + article).getList("data")).hasSize(1);

        String key = unique("key");
        String tag = null;
        for (int i = 0; i < 2; i++) {
            tag = asAdministrator()
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(with("name", key))
                    .post(MANAGE + "/tags")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
        assertThat(entries("object=" + tag).getList("data")).hasSize(1);
    }

    @Test
    void refusalOfAKnownCallerIsWrittenDown() {
        String user = aUser(with("role", "viewer"));
        String token = created("tokens", with("user", user, "name", "Low")).getString("token");
        String article = anArticle().draft().getString("id");
        actAs(token, article, "publish").then().statusCode(403);

        JsonPath found = refusalOf(user);

        assertThat(found.getMap("data[0]"))
                .containsEntry("operation", "publishArticle")
                .containsEntry("object", article)
                .containsEntry("versionBefore", null);
    }

    @Test
    void whatIsHiddenIsARefusalToo() {
        String user = aUser(with("role", "author"));
        String token = created("tokens", with("user", user, "name", "Low")).getString("token");
        String article = anArticle().draft().getString("id");
        as(token).get(MANAGE + "/articles/" + article).then().statusCode(404);

        assertThat(refusalOf(user).getList("data.operation")).containsExactly("readArticle");
    }

    @Test
    void readingIsForThoseWithTheRight() {
        as(aToken("editor")).get(MANAGE + "/audit").then().spec(isProblem(403, "forbidden"));
        as(aToken("chiefEditor")).get(MANAGE + "/audit").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_entry set operation = 'nothing'", "delete from audit_entry", "truncate audit_entry"
            })
    void nobodyChangesWhatIsWritten(String statement) throws SQLException {
        anArticle().draft();
        try (Connection connection = database.getConnection();
                Statement attempt = connection.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(append-only|permission denied).*");
        }
    }

    /** Directus CVE-2026-39943, CVE-2023-28443: secrets in logs. */
    @Test
    void nothingThatWasSentIsInIt() {
        String marker = unique("marker").replace(' ', 'x');
        String author = created("authors", with("name", "Ana " + marker, "privateEmail", marker + "@home.example"))
                .getString("id");

        asAdministrator()
                .get(MANAGE + "/audit?object=" + author)
                .then()
                .body("data.operation", contains("createAuthor"))
                .body("data[0].toString().contains('" + marker + "')", equalTo(false));
    }

    @Test
    void pagesGoOnAndBack() {
        String user = aUser(with("role", "editor"));
        String token = created("tokens", with("user", user, "name", "Pages")).getString("token");
        for (int i = 0; i < 3; i++) {
            as(token)
                    .contentType("application/json")
                    .body(with("name", unique("Tag")))
                    .post(MANAGE + "/tags")
                    .then()
                    .statusCode(201);
        }

        JsonPath first = entries("limit=2&kind=tags&user=" + user);
        JsonPath second = asAdministrator().get(first.getString("page.next")).jsonPath();
        JsonPath again =
                asAdministrator().get(second.getString("page.previous")).jsonPath();

        assertThat(first.getList("data")).hasSize(2);
        assertThat(second.getList("data")).hasSize(1);
        assertThat(again.getList("data")).isEqualTo(first.getList("data"));
    }

    @Test
    void exportHasEveryEntryOnALine() {
        String user = aUser(with("role", "editor"));
        String token = tokenOf(user);
        int count = 501;
        for (int i = 0; i < count; i++) {
            as(token)
                    .contentType("application/json")
                    .body(with("name", unique("Tag")))
                    .post(MANAGE + "/tags")
                    .then()
                    .statusCode(201);
        }

        String export = asAdministrator()
                .get(MANAGE + "/audit/export?user=" + user)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        assertThat(export).endsWith("\n");
        assertThat(export.lines().map(line -> JsonPath.from(line).getString("id")))
                .hasSize(count)
                .doesNotHaveDuplicates();
        assertThat(JsonPath.from(export.lines().findFirst().orElseThrow()).getMap(""))
                .isEqualTo(entries("limit=1&user=" + user).getMap("data[0]"));
    }

    @Test
    void filtersNarrow() {
        String article = anArticle().published().getString("id");

        asAdministrator()
                .get(MANAGE
                        + "/audit?kind=articles&operation=publishArticle&outcome=done&from=2020-01-01T00:00:00Z&object="
                        + article)
                .then()
                .body("data.object", contains(article));
        assertThat(entries("before=2020-01-01T00:00:00Z").getList("data")).isEmpty();
        asAdministrator()
                .get(MANAGE + "/audit?outcome=perhaps")
                .then()
                .spec(isProblem(400, "invalidRequest", at("outcome")));
        asAdministrator()
                .get(MANAGE + "/audit?outcome=refused&limit=100")
                .then()
                .body("data.versionAfter", everyItem(nullValue()));
    }
}
