package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service looks for what is due by itself, also for what fell due while it was down. */
class ScheduleIT {

    private static final String MANAGE = "/api/v1/manage/articles";
    private static final Map<String, String> ANY_VERSION = Map.of("If-Match", "*", "Content-Type", "application/json");

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void whatIsDueBecomesPublicByItselfAndAfterDowntime() {
        String database = directory.resolve("pg").toString();
        try (RunningService service = RunningService.start(database, Map.of())) {
            service.post("/api/v1/manage/sections", "{\"name\": \"City\"}");
            schedule(service, "soon", Instant.now().plusSeconds(1));
            assertThat(Eventually.holds(() -> isPublic(service, "soon"), PATIENCE_SECONDS))
                    .isTrue();
            schedule(service, "meanwhile", Instant.now().plusSeconds(3));
            service.kill9();
        }
        try (RunningService service = RunningService.start(database, Map.of())) {
            assertThat(Eventually.holds(() -> isPublic(service, "meanwhile"), PATIENCE_SECONDS))
                    .isTrue();
        }
    }

    private static void schedule(RunningService service, String slug, Instant publishAt) {
        String location = service.post(
                        MANAGE,
                        "{\"headline\": \"Story\", \"section\": \"city\", \"slug\": \"" + slug
                                + "\", \"body\": {\"format\": \"markdown\", \"value\": \"Text.\"}}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(service.send(
                                "POST",
                                location + "/actions/schedule",
                                ANY_VERSION,
                                "{\"publishAt\": \"" + publishAt + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static boolean isPublic(RunningService service, String slug) {
        return service.get("/api/v1/articles/" + slug).statusCode() == 200;
    }
}
