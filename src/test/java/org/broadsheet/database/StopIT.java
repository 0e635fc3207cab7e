package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGTERM behind a load balancer: first no new work, then the end of what is under way, then the end. */
class StopIT {

    private static final Path DATA = Path.of("target/stop/postgres");
    private static final TestDatabase DATABASE = new TestDatabase(DATA);

    private static final String SECTIONS = "/api/v1/manage/sections";
    private static final String TAGS = "/api/v1/manage/tags";
    private static final String READY = "/q/health/ready";

    /** Long enough for what the test does meanwhile on a busy machine. */
    private static final Duration DELAY = Duration.ofSeconds(8);

    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 60;

    @BeforeAll
    static void clean() throws IOException {
        Files.createDirectories(DATA.getParent());
        DATABASE.delete();
    }

    @AfterAll
    static void end() {
        DATABASE.delete();
    }

    private static RunningService start(Duration delay) {
        return RunningService.start(DATA.toString(), Map.of("QUARKUS_SHUTDOWN_DELAY", delay.toSeconds() + "s"));
    }

    private static HttpResponse<String> section(RunningService service, String name) {
        return service.post(SECTIONS, "{\"name\": \"" + name + "\"}");
    }

    /** Waits for whoever has the row. */
    private static HttpResponse<String> rename(RunningService service, String section, String name) {
        return service.send(
                "PATCH",
                SECTIONS + "/" + section,
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"),
                "{\"name\": \"" + name + "\"}");
    }

    private static String idOf(HttpResponse<String> section) {
        return JsonPath.from(section.body()).getString("id");
    }

    @Test
    void turnsRedAtOnceAnswersMeanwhileDrainsAndLosesNothing() throws Exception {
        try (RunningService service = start(DELAY);
                Connection blocker = DATABASE.connect(DatabaseRoles.DATABASE);
                Statement statement = blocker.createStatement()) {
            String section = idOf(section(service, "Slow"));
            assertThat(service.get(READY).statusCode()).isEqualTo(200);
            blocker.setAutoCommit(false);
            statement.execute("select 1 from section where id = '" + section + "' for update");
            CompletableFuture<HttpResponse<String>> slow =
                    CompletableFuture.supplyAsync(() -> rename(service, section, "Slow but sure"));
            assertThat(Eventually.holds(StopIT::somebodyWaits, SECONDS)).isTrue();

            long begin = System.nanoTime();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(service::terminate);

            assertThat(Eventually.holds(() -> service.get(READY).statusCode() == 503, SECONDS))
                    .as(service.output())
                    .isTrue();
            assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
            // No section: those wait for each other.
            assertThat(service.post(TAGS, "{\"name\": \"While it stops\"}").statusCode())
                    .isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("all this within the delay, or the test shows nothing")
                    .isLessThan(DELAY);

            TimeUnit.NANOSECONDS.sleep(DELAY.plusSeconds(1).toNanos() - (System.nanoTime() - begin));
            assertThat(slow).isNotDone();
            assertThat(exit).isNotDone();
            blocker.rollback();

            assertThat(slow.get(SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(exit.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(143);
        }

        try (RunningService again = start(Duration.ZERO)) {
            assertThat(again.get(SECTIONS).body()).contains("Slow but sure");
            assertThat(again.get(TAGS).body()).contains("While it stops");
        }
    }

    @Test
    void givesUpWhatTakesTooLong() throws Exception {
        try (RunningService service = start(Duration.ZERO);
                Connection blocker = DATABASE.connect(DatabaseRoles.DATABASE);
                Statement statement = blocker.createStatement()) {
            String section = idOf(section(service, "Endless"));
            blocker.setAutoCommit(false);
            statement.execute("select 1 from section where id = '" + section + "' for update");
            CompletableFuture<HttpResponse<String>> endless =
                    CompletableFuture.supplyAsync(() -> rename(service, section, "Never"));
            assertThat(Eventually.holds(StopIT::somebodyWaits, SECONDS)).isTrue();

            long begin = System.nanoTime();
            assertThat(service.terminate()).isEqualTo(143);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(DRAIN, DRAIN.plusSeconds(SECONDS));
            assertThat(endless).failsWithin(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static boolean somebodyWaits() {
        try {
            return !DATABASE.ask("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                    .equals("0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
