package org.broadsheet.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.broadsheet.http.RawHttp;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What there is to watch. Other tests share the database, so numbers are compared with those before. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class MetricsTest {

    /** Samples are this old at most, and a little for a busy machine. */
    private static final int SECONDS = 20;

    @Inject
    Session session;

    @ConfigProperty(name = "broadsheet.cache.enabled", defaultValue = "true")
    boolean isCacheEnabled;

    private static String scrape() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The value of the one line that begins so. */
    private static double metric(String name) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name));
    }

    private static void becomes(String name, DoublePredicate wanted) {
        assertThat(Eventually.holds(() -> wanted.test(metric(name)), SECONDS))
                .as("%s, last %f", name, metric(name))
                .isTrue();
    }

    @Test
    void labelsAreFromClosedLists() {
        String slug = anArticle().published().getString("slug");
        asAnonymous().get("/api/v1/articles/" + slug);
        asAnonymous().get("/api/v1/articles/no-such-article");
        asAnonymous().get("/api/v1/no/such/path");
        asAnonymous().get("/api/v1/articles/%00hostile");
        asAnonymous().get("/index.css");
        asAnonymous().request("HOSTILE", "/api/v1/articles");
        RawHttp.request("HOSTILE", "/%zzhostile").send(RestAssured.port);

        String scraped = scrape();

        assertThat(Pattern.compile("http_server_requests_seconds_count\\{[^}]*uri=\"([^\"]*)\"")
                        .matcher(scraped)
                        .results()
                        .map(uri -> uri.group(1)))
                .contains("/api/v1/articles/{article}", "NOT_FOUND", "OTHER")
                .allMatch(uri -> uri.matches("(/[a-zA-Z0-9.-]+|/\\{[a-zA-Z]+})+|[A-Z_]+|root"));
        assertThat(Pattern.compile("method=\"([^\"]*)\"")
                        .matcher(scraped)
                        .results()
                        .map(method -> method.group(1)))
                .contains("OTHER")
                .isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
        assertThat(scraped).doesNotContain(slug, "no-such", "no/such", "ostile", "HOSTILE", "index.css");
    }

    @Test
    void lagGrowsWhileSomethingThatIsDueWaits() {
        String article = anArticle().draft().getString("id");
        act(article, "schedule", with("publishAt", "2035-01-01T06:00:00Z"))
                .then()
                .statusCode(200);
        becomes("broadsheet_schedule_lag_seconds", lag -> lag == 0);
        double failed = metric("broadsheet_schedule_failed_articles");

        change("update article set publish_at = now() - interval '1 hour' where id = :id", article);
        becomes("broadsheet_schedule_lag_seconds", lag -> lag >= 3600 && lag < 3700);

        change("update article set schedule_failed_at = now(), schedule_problem = '{}' where id = :id", article);
        becomes("broadsheet_schedule_lag_seconds", lag -> lag == 0);
        becomes("broadsheet_schedule_failed_articles", now -> now == failed + 1);

        act(article, "cancelSchedule").then().statusCode(200);
        becomes("broadsheet_schedule_failed_articles", now -> now == failed);
    }

    @Test
    void hitsAndMissesOfTheCacheAreCounted() {
        assumeTrue(isCacheEnabled);
        String path = "/api/v1/articles/" + anArticle().published().getString("slug");
        double misses = metric("broadsheet_cache_misses_total");
        double hits = metric("broadsheet_cache_hits_total");

        asAnonymous().get(path).then().statusCode(200);
        asAnonymous().get(path).then().statusCode(200);

        assertThat(metric("broadsheet_cache_misses_total")).isEqualTo(misses + 1);
        assertThat(metric("broadsheet_cache_hits_total")).isEqualTo(hits + 1);
        assertThat(metric("broadsheet_cache_entries")).isPositive();
        assertThat(metric("broadsheet_cache_size_bytes")).isPositive();
        assertThat(metric("broadsheet_changes_silence_seconds")).isLessThan(SECONDS);
    }

    private void change(String statement, String article) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(statement)
                        .setParameter("id", UUID.fromString(article))
                        .executeUpdate());
    }

    @Test
    void commentsThatWaitAreCounted() {
        JsonPath article = anArticle().published();
        becomes("broadsheet_comments_queued", queued -> queued >= 0);
        double queued = metric("broadsheet_comments_queued");
        double held = metric("broadsheet_comments_held");

        aComment().on(article.getString("slug")).held();

        becomes("broadsheet_comments_queued", now -> now == queued + 1);
        becomes("broadsheet_comments_held", now -> now == held + 1);
    }

    @Test
    void badTokensAreCounted() {
        double before = metric("broadsheet_tokens_refused_total");

        as("bad").get(MANAGE + "/me").then().statusCode(401);
        asAdministrator().get(MANAGE + "/me").then().statusCode(200);

        assertThat(metric("broadsheet_tokens_refused_total")).isEqualTo(before + 1);
    }

    /** A scrape runs on such a thread itself. */
    @Test
    void threadsAndConnectionsAreCounted() {
        assertThat(metric("broadsheet_workers_active_threads")).isPositive();
        assertThat(metric("broadsheet_workers_max_threads")).isGreaterThan(1);
        assertThat(metric("broadsheet_workers_queued_tasks")).isNotNegative();
        assertThat(metric("agroal_available_count") + metric("agroal_active_count"))
                .isPositive();
        assertThat(metric("agroal_awaiting_count")).isZero();
    }

    @Test
    void nobodyKeepsThem() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        given().get("/q/openapi/management").then().body(not(containsString("/q/metrics")));
    }
}
