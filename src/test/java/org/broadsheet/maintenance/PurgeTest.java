package org.broadsheet.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has had its time goes, once, and what is kept for ever stays. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PurgeTest {

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    @Inject
    PurgeWorker worker;

    @Inject
    Clock clock;

    @BeforeEach
    void forgetWhenItRan() throws SQLException {
        DATABASE.execute("delete from purge_run");
    }

    private static Response section(String key, Map<String, Object> input) {
        return asAdministrator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(input)
                .post(MANAGE + "/sections");
    }

    private void purgeAfter(Duration time) {
        worker.purge(clock.instant().plus(time));
    }

    @Test
    void keysOfRequestsGoAfterADay() throws SQLException {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Once"));
        String id = section(key, input).then().statusCode(201).extract().path("id");

        purgeAfter(Duration.ofHours(23));
        section(key, input).then().statusCode(201).body("id", equalTo(id));
        assertThat(Long.parseLong(DATABASE.ask("select count(*) from idempotency_key")))
                .isPositive();
        forgetWhenItRan();
        purgeAfter(Duration.ofHours(25));

        assertThat(DATABASE.ask("select count(*) from idempotency_key")).isEqualTo("0");
        asAdministrator()
                .get(MANAGE + "/maintenance")
                .then()
                .body("purges.name", hasItems("idempotencyKeys", "savedVersions", "rebuilds"))
                .body("purges.find { it.name == 'idempotencyKeys' }.deleted", org.hamcrest.Matchers.greaterThan(0));
    }

    @Test
    void versionsThatNobodyCanHaveInMindGoAndThePresentOnesStay() throws SQLException {
        JsonPath tag = created("tags", with("name", unique("Saved")));
        String path = "tags/" + tag.getString("id");
        String kept = "select string_agg(cast(version as text), ' ' order by version) from saved_version where id = '"
                + tag.getString("id") + "'";
        patch(path, with("description", "Two")).then().statusCode(200);
        patch(path, with("description", "Three")).then().statusCode(200);

        purgeAfter(Duration.ofDays(29));
        assertThat(DATABASE.ask(kept)).isEqualTo("1 2 3");
        forgetWhenItRan();
        purgeAfter(Duration.ofDays(31));

        assertThat(DATABASE.ask(kept)).isEqualTo("3");
        patch(path, with("description", "Four")).then().statusCode(200);
        asAdministrator()
                .header("If-Match", "\"3\"")
                .contentType(Newsroom.MERGE_PATCH)
                .body(with("description", "Late"))
                .patch(MANAGE + "/" + path)
                .then()
                .statusCode(412)
                .body("changes", hasSize(1));
    }

    @Test
    void rebuildsAreForgottenButTheLast() throws SQLException {
        DATABASE.execute("""
                delete from rebuild;
                insert into rebuild (id, cause, started_at, total, finished_at)
                select gen_random_uuid(), 'outdated', now(), 0, now() - n * interval '1 minute'
                from generate_series(1, 2500) n""");

        purgeAfter(Duration.ofDays(31));

        assertThat(DATABASE.ask("select count(*) from rebuild")).isEqualTo("1");
        assertThat(DATABASE.ask("select deleted from purge_run where name = 'rebuilds'"))
                .isEqualTo("2499");
    }

    @Test
    void oneNodeDoesItAtATime() throws SQLException {
        Instant now = clock.instant();
        worker.purge(now);
        String ran = "select min(ran_at) = max(ran_at) and min(ran_at) = '%s' from purge_run";

        worker.purge(now.plusSeconds(60));
        assertThat(DATABASE.ask(ran.formatted(now))).isEqualTo("t");
        worker.purge(now.plus(Duration.ofHours(1)));

        assertThat(DATABASE.ask(ran.formatted(now.plus(Duration.ofHours(1))))).isEqualTo("t");
    }

    @Test
    void whatIsKeptForEverStays() throws SQLException {
        String rows = """
                select (select count(*) from audit_entry) || ' ' || (select count(*) from article_revision) || ' '
                    || (select count(*) from correction) || ' ' || (select count(*) from article_action) || ' '
                    || (select count(*) from slug) || ' ' || (select count(*) from comment_decision)""";
        JsonPath article = Newsroom.anArticle().published();
        created("articles/" + article.getString("id") + "/corrections", with("kind", "update", "text", "More."));
        String before = DATABASE.ask(rows);

        purgeAfter(Duration.ofDays(10_000));

        assertThat(DATABASE.ask(rows)).isEqualTo(before);
    }
}
