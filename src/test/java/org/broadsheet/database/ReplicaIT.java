package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.PublicSite;
import org.broadsheet.testkit.Readme;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node for readers on a streaming replica shows what another one publishes on the primary, always as a whole. */
class ReplicaIT {

    private static final Path WORK = Path.of("target/replica it");
    private static final TestDatabase PRIMARY = new TestDatabase(WORK.resolve("primary"));
    private static final TestDatabase REPLICA = new TestDatabase(WORK.resolve("replica"));
    private static final String UNUSED = WORK.resolve("unused").toString();
    private static final Map<String, String> PATCH =
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*");
    private static final String STORY = """
            {"headline": "%1$s", "standfirst": "%1$s", "section": "news", "slug": "story",
             "body": {"format": "markdown", "value": "%1$s"}}""";

    private static final int VERSIONS = 30;

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 120;

    @BeforeEach
    @AfterEach
    void delete() throws IOException {
        Files.createDirectories(WORK);
        REPLICA.delete();
        PRIMARY.delete();
    }

    @Test
    void readersOfAReplicaSeeWholeAnswersSoonAfterThePrimary() throws Exception {
        InstalledPostgres installed = InstalledPostgres.any();
        PostgresServer replica = null;
        try (EmbeddedPostgres primary = installed.fresh(PRIMARY.data())) {
            Map<String, String> environment = InstalledPostgres.environment(primary.start());
            try (RunningService desk = RunningService.start(UNUSED, environment)) {
                replica = startReplica(installed);
                environment.put("QUARKUS_DATASOURCE_JDBC_URL", REPLICA.url("broadsheet"));
                refusesWithoutTheSetting(environment);
                environment.put("BROADSHEET_DELIVERY_ONLY", "true");
                // As at a first start: what else would be written then.
                environment.put("BROADSHEET_DEMO_ENABLED", "true");
                environment.put("BROADSHEET_ADMIN_TOKEN", "");
                try (RunningService readers = RunningService.start(UNUSED, environment)) {
                    assertThat(readers.output()).doesNotContain("ERROR", "Administrator token");
                    assertThat(readers.get("/q/health/ready").statusCode()).isEqualTo(200);
                    assertThat(readers.post("/api/v1/manage/sections", "{\"name\": \"News\"}")
                                    .statusCode())
                            .isEqualTo(503);
                    publishWhileReading(desk, readers);
                    assertThat(PublicSite.of(readers)).containsExactlyEntriesOf(PublicSite.of(desk));
                    assertThat(readers.output()).doesNotContain("ERROR");
                }
            }
        } finally {
            if (replica != null) {
                replica.stop();
            }
        }
    }

    private static PostgresServer startReplica(InstalledPostgres installed) throws Exception {
        Readme.run(
                installed.bin() + "/pg_basebackup --host=127.0.0.1 --port=" + PRIMARY.port() + " --username=postgres"
                        + " --pgdata=replica --write-recovery-conf --checkpoint=fast",
                WORK,
                Map.of("PGPASSWORD", PRIMARY.password()));
        Files.copy(PRIMARY.passwordFile(), REPLICA.passwordFile(), StandardCopyOption.REPLACE_EXISTING);
        PostgresServer replica = installed.server(REPLICA.data());
        replica.startOnFreePort();
        return replica;
    }

    private static void refusesWithoutTheSetting(Map<String, String> environment) {
        RunningService refused = RunningService.launch(UNUSED, environment);
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
                .contains("is a replica", "BROADSHEET_DELIVERY_ONLY=true")
                .hasLineCount(1);
    }

    private static void publishWhileReading(RunningService desk, RunningService readers) {
        assertThat(desk.post("/api/v1/manage/sections", "{\"name\": \"News\"}").statusCode())
                .isEqualTo(201);
        String article = desk.post("/api/v1/manage/articles", STORY.formatted("Version 0"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<Integer>> seen = CompletableFuture.supplyAsync(() -> readUntil(done, readers));
        for (int version = 1; version <= VERSIONS; version++) {
            HttpResponse<String> saved = desk.send("PATCH", article, PATCH, STORY.formatted("Version " + version));
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
            HttpResponse<String> published =
                    desk.send("POST", article + "/actions/publish", Map.of("If-Match", "*"), "");
            assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        }
        assertThat(Eventually.holds(() -> version(readers) == VERSIONS, SECONDS))
                .isTrue();
        done.set(true);
        assertThat(seen)
                .succeedsWithin(SECONDS, TimeUnit.SECONDS)
                .satisfies(versions -> assertThat(versions).isSorted().isNotEmpty());
    }

    private static List<Integer> readUntil(AtomicBoolean done, RunningService readers) {
        List<Integer> seen = new ArrayList<>();
        while (!done.get()) {
            seen.add(version(readers));
        }
        return seen;
    }

    /** 0 before there is one. */
    private static int version(RunningService readers) {
        HttpResponse<String> answer = readers.get("/api/v1/articles/story?include=bodyText");
        if (answer.statusCode() == 404) {
            return 0;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonPath story = JsonPath.from(answer.body());
        String headline = story.getString("headline");
        assertThat(story.getString("standfirst")).isEqualTo(headline);
        assertThat(story.getString("bodyText").strip()).isEqualTo(headline);
        return Integer.parseInt(headline.replace("Version ", ""));
    }
}
