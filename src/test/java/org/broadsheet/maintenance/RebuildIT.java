package org.broadsheet.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service rebuilds by itself, and goes on where it was killed. */
class RebuildIT {

    private static final String MAINTENANCE = "/api/v1/manage/maintenance";
    private static final int ARTICLES = 12_000;

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int PATIENCE_SECONDS = 300;

    @TempDir
    Path directory;

    private static JsonPath state(RunningService service) {
        return JsonPath.from(service.get(MAINTENANCE).body());
    }

    @Test
    void aRebuildThatIsKilledGoesOn() {
        String database = directory.resolve("pg").toString();
        Map<String, String> environment =
                Map.of("BROADSHEET_DEMO_ENABLED", "true", "BROADSHEET_DEMO_ARTICLES", Integer.toString(ARTICLES));
        String id;
        int total;
        try (RunningService service = RunningService.start(database, environment)) {
            // The first exchange of a test takes longest, and may take as long as a rebuild.
            assertThat(state(service).getList("rebuilds")).isEmpty();
            assertThat(service.post(MAINTENANCE + "/rebuild", "").statusCode()).isEqualTo(202);
            id = state(service).getString("rebuilds[0].id");
            assertThat(Eventually.holds(() -> done(service) > 0, PATIENCE_SECONDS))
                    .isTrue();
            total = state(service).getInt("rebuilds[0].total");
            service.kill9();
        }
        try (RunningService service = RunningService.start(database, environment)) {
            JsonPath began = state(service);
            assertThat(began.getString("rebuilds[0].id")).isEqualTo(id);
            assertThat(began.getInt("rebuilds[0].done")).isPositive();

            assertThat(Eventually.holds(() -> state(service).getList("rebuilds").isEmpty(), PATIENCE_SECONDS))
                    .isTrue();

            JsonPath ended = state(service);
            assertThat(ended.getString("lastRebuild.id")).isEqualTo(id);
            assertThat(ended.getInt("lastRebuild.done")).isEqualTo(total).isGreaterThan(ARTICLES);
            assertThat(ended.getInt("lastRebuild.failed")).isZero();
        }
    }

    private static int done(RunningService service) {
        JsonPath state = state(service);
        return state.getList("rebuilds").isEmpty() ? 0 : state.getInt("rebuilds[0].done");
    }
}
