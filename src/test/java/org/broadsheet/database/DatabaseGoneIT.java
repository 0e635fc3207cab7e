package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.Relay;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What probes and scrapes are told while the database cannot be reached, and that it passes. */
class DatabaseGoneIT {

    private static final Path DATA = Path.of("target/database-gone/postgres");
    private static final TestDatabase SERVER = new TestDatabase(DATA);

    private static final String READY = "/q/health/ready";
    private static final String LIVE = "/q/health/live";

    /** Bounds against waiting for ever, not measures of speed. */
    private static final int SECONDS = 60;

    /** A probe's patience: two seconds of ours, and some for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static EmbeddedPostgres postgres;
    private static Relay relay;
    private static RunningService service;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Files.createDirectories(DATA.getParent());
        postgres = TestDatabase.fresh(DATA);
        postgres.start();
        relay = new Relay(SERVER.port());
        service = RunningService.start(
                "unused",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                                SERVER.url(DatabaseRoles.DATABASE).replace(":" + SERVER.port(), ":" + relay.port()),
                        "QUARKUS_DATASOURCE_USERNAME", "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD", SERVER.password()));
    }

    @AfterEach
    void mend() {
        relay.mend();
        assertThat(Eventually.holds(() -> status(READY) == 200, SECONDS))
                .as(service.output())
                .isTrue();
        assertThat(service.get("/api/v1/sections").statusCode()).isEqualTo(200);
        assertThat(Eventually.holds(() -> lag().equals("0.0"), SECONDS)).isTrue();
    }

    @AfterAll
    static void end() {
        service.close();
        relay.close();
        postgres.close();
        SERVER.delete();
    }

    private static int status(String path) {
        return service.get(path).statusCode();
    }

    private static String lag() {
        return service.send("GET", "/q/metrics", Map.of("Accept", "text/plain"), "")
                .body()
                .lines()
                .filter(line -> line.startsWith("broadsheet_schedule_lag_seconds "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T inTime(Supplier<T> call) {
        long begin = System.nanoTime();
        T answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        return answer;
    }

    @Test
    void isAliveButNotReadyWithoutTheDatabase() {
        assertThat(status(READY)).isEqualTo(200);
        assertThat(lag()).isEqualTo("0.0");

        relay.cut();

        assertThat(Eventually.holds(() -> inTime(() -> status(READY)) == 503, SECONDS))
                .isTrue();
        assertThat(inTime(() -> status(LIVE))).isEqualTo(200);
        assertThat(Eventually.holds(() -> inTime(DatabaseGoneIT::lag).equals("NaN"), SECONDS))
                .isTrue();
        HttpResponse<String> refused = service.send("GET", "/api/v1/tags", Map.of("X-Request-Id", "while-gone"), "");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("while-gone");
        assertThat(service.output()).containsPattern("WARN .* while-gone GET /api/v1/tags was not answered");
        assertThat(service.get(READY).body()).contains("database").doesNotContain("127.0.0.1", "Exception");
    }

    @Test
    void isAliveButNotReadyWhileTheDatabaseSwallowsEverything() {
        relay.stall();

        assertThat(Eventually.holds(() -> inTime(() -> status(READY)) == 503, SECONDS))
                .isTrue();
        List<CompletableFuture<Integer>> many = IntStream.range(0, 50)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> inTime(() -> status(READY))))
                .toList();
        assertThat(many).allSatisfy(one -> assertThat(one.join()).isEqualTo(503));
        assertThat(inTime(() -> status(LIVE))).isEqualTo(200);
        assertThat(Eventually.holds(() -> inTime(DatabaseGoneIT::lag).equals("NaN"), SECONDS))
                .isTrue();
    }
}
