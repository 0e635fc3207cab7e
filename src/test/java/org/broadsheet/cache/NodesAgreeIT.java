package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.database.EmbeddedPostgres;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.Relay;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes with caches on one database: each shows at once what it changed itself, and soon what the other did. The second
 * one reaches the database through a relay that can be cut.
 */
class NodesAgreeIT {

    private static final Path DATA = Path.of("target/nodes-agree/postgres");
    private static final TestDatabase SERVER = new TestDatabase(DATA);
    private static final String ARTICLES = Newsroom.MANAGE + "/articles/";

    /** What is promised, of half the changes at least: the machine may have other things to do at times. */
    private static final Duration PROMISED = Duration.ofMillis(300);

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 60;

    private static EmbeddedPostgres postgres;
    private static Relay relay;
    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.fresh(DATA);
        postgres.start();
        relay = new Relay(SERVER.port());
        one = node(SERVER.port(), Map.of());
        other = node(relay.port(), Map.of("BROADSHEET_CACHE_WITHOUT_DATABASE", "12s"));
        assertThat(one.post(Newsroom.MANAGE + "/sections", "{\"name\": \"News\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static RunningService node(int port, Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", SERVER.url("broadsheet").replace(":" + SERVER.port(), ":" + port));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", SERVER.password());
        return RunningService.start("unused", environment);
    }

    @AfterAll
    static void end() {
        one.close();
        other.close();
        relay.close();
        postgres.close();
        SERVER.delete();
    }

    private static String published(String headline) {
        HttpResponse<String> created = one.post(Newsroom.MANAGE + "/articles", """
                {"headline": "%s", "section": "news", "body": {"format": "markdown", "value": "Text."}}""".formatted(headline));
        String id = JsonPath.from(created.body()).getString("id");
        publish(id);
        return id;
    }

    private static void publish(String id) {
        assertThat(one.send("POST", ARTICLES + id + "/actions/publish", Map.of("If-Match", "*"), "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void rename(String id, String headline) {
        Map<String, String> headers = Map.of("If-Match", "*", "Content-Type", "application/merge-patch+json");
        assertThat(one.send("PATCH", ARTICLES + id, headers, "{\"headline\": \"" + headline + "\"}")
                        .statusCode())
                .isEqualTo(200);
        publish(id);
    }

    private static String headline(RunningService node, String path) {
        HttpResponse<String> answer = node.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.from(answer.body()).getString(path.contains("?") ? "data[0].headline" : "headline");
    }

    @Test
    void whatOneChangesTheOtherShowsSoon() {
        String id = published("Version 0");
        List<String> paths = List.of("/api/v1/articles/" + id, "/api/v1/articles?section=news&limit=1");
        List<Duration> late = new ArrayList<>();
        for (int version = 1; version <= 20; version++) {
            String before = "Version " + (version - 1);
            String now = "Version " + version;
            for (String path : paths) {
                assertThat(headline(other, path)).isEqualTo(before);
                assertThat(headline(one, path)).isEqualTo(before);
            }

            rename(id, now);
            long begin = System.nanoTime();

            for (String path : paths) {
                assertThat(headline(one, path)).isEqualTo(now);
                assertThat(Eventually.holds(() -> headline(other, path).equals(now), SECONDS))
                        .isTrue();
            }
            late.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        Collections.sort(late);
        assertThat(late.get(late.size() / 2)).as("of %s", late).isLessThan(PROMISED);
    }

    @Test
    void withoutItsDatabaseANodeShowsWhatItHasForAWhileAndThenNothing() {
        String id = published("Before");
        String path = "/api/v1/articles/" + id;
        // Until it has heard of the publication, which may still end what was read by now.
        long heard = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        assertThat(Eventually.holds(() -> headline(other, path).equals("Before") && System.nanoTime() > heard, SECONDS))
                .isTrue();
        assertThat(other.get(path).headers().firstValue("Age")).isEmpty();

        relay.cut();
        rename(id, "Meanwhile");

        assertThat(Eventually.holds(
                        () -> other.get(path).headers().firstValue("Age").isPresent(), SECONDS))
                .isTrue();
        assertThat(headline(other, path)).isEqualTo("Before");
        assertThat(other.get("/api/v1/articles/" + id + "?fields=headline").statusCode())
                .as("what it does not have")
                .isEqualTo(503);
        assertThat(Eventually.holds(() -> other.get(path).statusCode() == 503, SECONDS))
                .as("after %s", "BROADSHEET_CACHE_WITHOUT_DATABASE")
                .isTrue();

        relay.mend();
        assertThat(Eventually.holds(() -> other.get(path).statusCode() == 200, SECONDS))
                .isTrue();
        assertThat(headline(other, path)).isEqualTo("Meanwhile");
        assertThat(Eventually.holds(
                        () -> other.get(path).headers().firstValue("Age").isEmpty(), SECONDS))
                .isTrue();
    }
}
