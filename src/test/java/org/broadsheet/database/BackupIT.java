package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.testkit.PublicSite;
import org.broadsheet.testkit.Readme;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers see is the same, byte by byte, after the database has been lost and a backup took its place. */
class BackupIT {

    private static final Path WORK = Path.of("target/backup it");
    private static final Path DATA = WORK.resolve("data/postgres");
    private static final TestDatabase DATABASE = new TestDatabase(DATA);
    private static final String BACKUP = "backup backups/monday";
    private static final String RESTORE = "cp -a backups/monday";

    @BeforeEach
    @AfterEach
    void delete() throws IOException {
        Files.createDirectories(WORK);
        DATABASE.delete();
        DataDirectory.deleteTree(WORK.resolve("backups"));
    }

    /** As where the service has been started in this directory with its defaults. */
    private static void run(String lines) throws IOException, InterruptedException {
        String jar = Path.of(System.getProperty("broadsheet.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString();
        Readme.run(lines.replace("target/quarkus-app/quarkus-run.jar", "'" + jar + "'"), WORK, Map.of());
    }

    @Test
    void readersSeeTheSameAfterTheLinesOfTheReadme() throws IOException, InterruptedException {
        Map<String, String> site;
        String place;
        try (RunningService service =
                RunningService.start(DATA.toString(), Map.of("BROADSHEET_DEMO_ENABLED", "true"))) {
            assertThat(service.post("/api/v1/manage/sections", "{\"name\": \"The night shift\"}")
                            .statusCode())
                    .isEqualTo(201);
            site = PublicSite.of(service);

            run(Readme.block(BACKUP));

            place = JsonPath.from(service.get("/api/v1/changes?since=latest").body())
                    .getString("since");
            service.kill9();
        }
        DATABASE.delete();
        Files.createDirectories(DATA);

        run(Readme.block(RESTORE));

        try (RunningService restored = RunningService.start(DATA.toString(), Map.of())) {
            assertThat(PublicSite.of(restored)).containsExactlyEntriesOf(site);
            assertThat(site.keySet()).anyMatch(path -> path.contains("cursor="));
            assertThat(restored.get("/api/v1/sections?limit=100").body()).contains("The night shift");
            assertThat(restored.get("/api/v1/changes?since=" + place).statusCode())
                    .as("for who may have seen later changes")
                    .isEqualTo(410);
        }
    }

    @Test
    void theCommandLineSaysWhatItNeeds() {
        RunningService nowhere = RunningService.launch(DATA.toString(), Map.of(), "backup");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.output()).contains("backup DIRECTORY").hasLineCount(1);

        RunningService external = RunningService.launch(
                DATA.toString(),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database.example/broadsheet"),
                "backup",
                WORK.resolve("made").toString());
        assertThat(external.exitCode()).isEqualTo(1);
        assertThat(external.output()).contains("pg_dump").hasLineCount(1);
    }
}
