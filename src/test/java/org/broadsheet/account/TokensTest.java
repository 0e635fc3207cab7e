package org.broadsheet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.aUser;
import static org.broadsheet.testkit.Newsroom.actAs;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.tokenOf;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class TokensTest {

    private static final Map<String, Object> EDITOR = with("role", "editor");

    @Inject
    DataSource database;

    @Test
    void tokenIsShownOnce() {
        String user = aUser(EDITOR);
        Map<String, Object> input = with("user", user, "name", "Import");
        JsonPath made = asAdministrator()
                .header("Idempotency-Key", user)
                .contentType("application/json")
                .body(input)
                .post(MANAGE + "/tokens")
                .then()
                .statusCode(201)
                .body("token", matchesPattern("bs_[0-9A-Za-z]{49}"))
                .extract()
                .jsonPath();
        String id = made.getString("id");

        asAdministrator()
                .header("Idempotency-Key", user)
                .contentType("application/json")
                .body(input)
                .post(MANAGE + "/tokens")
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .body("token", nullValue());
        asAdministrator().get(MANAGE + "/tokens/" + id).then().body("token", nullValue());
        asAdministrator()
                .get(MANAGE + "/tokens?user=" + user)
                .then()
                .body("data.id", contains(id))
                .body("data.token", everyItem(nullValue()));
        as(made.getString("token")).get(MANAGE + "/articles").then().statusCode(200);
    }

    /** Directus CVE-2026-39943, CVE-2023-28443: secrets in revisions and logs. */
    @Test
    void tokenIsNowhereInTheDatabase() throws SQLException {
        String token = tokenOf(aUser(EDITOR));
        as(token).get(MANAGE + "/articles").then().statusCode(200);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("""
                        select table_name, (xpath('//n/text()', query_to_xml(format(
                            'select count(*) n from %I t where strpos(cast(t as text), %L) > 0', table_name, '%s'),
                            false, true, '')))[1]::text
                        from information_schema.tables where table_schema = 'public'""".replace("%s", token))) {
            int seen = 0;
            while (tables.next()) {
                assertThat(tables.getString(2)).as(tables.getString(1)).isEqualTo("0");
                seen++;
            }
            assertThat(seen).isGreaterThan(20);
        }
    }

    @Test
    void readOnlyTokenOnlyReads() {
        String token = tokenOf(aUser(EDITOR), "readOnly", true);
        String article = anArticle().draft().getString("id");

        as(token).get(MANAGE + "/articles/" + article).then().statusCode(200);
        patchAs(token, "articles/" + article, with("kicker", "x")).then().spec(isProblem(403, "forbidden"));
        anArticle().sentBy(token).then().spec(isProblem(403, "forbidden"));
    }

    @Test
    void tokenHasNoMoreRightsThanItWasGiven() {
        String user = aUser(EDITOR);
        String section = aSection();
        String publishes = tokenOf(user, "rights", List.of("publish"));
        String within = tokenOf(user, "sections", List.of(section));
        String article = anArticle().draft().getString("id");

        patchAs(publishes, "articles/" + article, with("kicker", "x")).then().spec(isProblem(403, "forbidden"));
        actAs(publishes, article, "publish").then().statusCode(200);
        as(within).get(MANAGE + "/articles/" + article).then().statusCode(404);
        anArticle().inSection(section).sentBy(within).then().statusCode(201);
        as(within).get(MANAGE + "/me").then().body("rights", not(hasItem("curate")));
    }

    @Test
    void scopesGiveNothingThatTheUserHasNot() {
        String token = tokenOf(aUser(with("role", "viewer")), "rights", List.of("publish", "read"));

        as(token).get(MANAGE + "/me").then().body("rights", contains("read"));
    }

    @Test
    void expiredTokenIsNone() throws SQLException {
        JsonPath made =
                created("tokens", with("user", aUser(EDITOR), "name", "Ends", "expiresAt", "2040-01-01T00:00:00Z"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update api_token set expires_at = now() where id = '" + made.getString("id") + "'");
        }

        as(made.getString("token")).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void tokenThatWouldHaveEndedIsRefused() {
        create("tokens", with("user", aUser(EDITOR), "name", "Late", "expiresAt", "2020-01-01T00:00:00Z"))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/expiresAt", "inPast")));
    }

    /** Strapi CVE-2026-22706, CVE-2025-3930; Directus GHSA-56p6-qw3c-fq2g: sessions that survive. */
    @Test
    void revokedTokenIsNoneAtOnce() {
        JsonPath made = created("tokens", with("user", aUser(EDITOR), "name", "Leaked"));
        String token = made.getString("token");
        as(token).get(MANAGE + "/articles").then().statusCode(200);

        asAdministrator()
                .post(MANAGE + "/tokens/" + made.getString("id") + "/actions/revoke")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revokedAt", notNullValue());

        as(token).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void inactiveUserHasNoTokensAndOneWithLessGrantsHasLessRights() {
        String user = aUser(EDITOR);
        String token = tokenOf(user);
        as(token).get(MANAGE + "/articles").then().statusCode(200);

        patch("users/" + user, with("grants", List.of())).then().statusCode(200);
        as(token).get(MANAGE + "/articles").then().spec(isProblem(403, "forbidden"));
        patch("users/" + user, with("grants", List.of(EDITOR))).then().statusCode(200);
        as(token).get(MANAGE + "/articles").then().statusCode(200);
        patch("users/" + user, with("active", false)).then().statusCode(200);
        as(token).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
    }

    /** What another node does, of which nobody tells this one. */
    @Test
    void tokenRevokedElsewhereIsNoneWithinFiveSeconds() throws SQLException {
        JsonPath made = created("tokens", with("user", aUser(EDITOR), "name", "Leaked"));
        String token = made.getString("token");
        as(token).get(MANAGE + "/articles").then().statusCode(200);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update api_token set revoked_at = now() where id = '" + made.getString("id") + "'");
        }

        assertThat(Eventually.holds(() -> as(token).get(MANAGE + "/articles").statusCode() == 401, 5))
                .isTrue();
    }

    @Test
    void knownTokenCostsNoStatement() {
        String token = aToken("viewer");
        as(token).get(MANAGE + "/articles?limit=1").then().statusCode(200);

        List<String> again = StatementLog.during(
                () -> as(token).get(MANAGE + "/articles?limit=1").then().statusCode(200));

        assertThat(again).isNotEmpty().noneMatch(sql -> sql.contains("api_token") || sql.contains("access_version"));
    }

    @Test
    void guessedTokenIsRefusedWithoutALookIntoTheDatabase() {
        String token = aToken("viewer");
        char last = token.charAt(token.length() - 1);
        String other = token.substring(0, token.length() - 1) + (last == 'a' ? 'b' : 'a');

        List<String> sent = StatementLog.during(() -> {
            for (String guess : List.of(other, token.toLowerCase(Locale.ROOT), "bs_", token + "x", "x")) {
                as(guess).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
            }
        });

        assertThat(sent).isEmpty();
    }

    @Test
    void lastUseIsWrittenDownOnceAMinute() {
        JsonPath made = created("tokens", with("user", aUser(EDITOR), "name", "In use"));
        String path = MANAGE + "/tokens/" + made.getString("id");
        asAdministrator().get(path).then().body("lastUsedAt", nullValue());

        as(made.getString("token")).get(MANAGE + "/articles").then().statusCode(200);
        assertThat(Eventually.holds(() -> asAdministrator().get(path).path("lastUsedAt") != null, 5))
                .isTrue();
        String first = asAdministrator().get(path).path("lastUsedAt");
        as(made.getString("token")).get(MANAGE + "/articles").then().statusCode(200);

        assertThat(Instant.parse(first)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        asAdministrator().get(path).then().body("lastUsedAt", equalTo(first)).header("ETag", "\"1\"");
    }

    @Test
    void tokenOfNobodyIsRefused() {
        create("tokens", with("user", "00000000-0000-7000-8000-0000000000ff", "name", "Nobody's"))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/user", "unknownReference")));
    }
}
