package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.testkit.PublicSite;
import org.broadsheet.testkit.Readme;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database moves by the lines of the README, into an external one or the embedded one; readers see the same, byte by byte. */
class DumpIT {

    private static final Path WORK = Path.of("target/dump it");

    /** Each where a service that was started two directories above would keep it. */
    private static final TestDatabase SOURCE = new TestDatabase(WORK.resolve("source/data/postgres"));

    private static final TestDatabase TARGET = new TestDatabase(WORK.resolve("target/data/postgres"));
    private static final String UNUSED = WORK.resolve("unused").toString();

    private final InstalledPostgres installed = InstalledPostgres.any();

    @BeforeEach
    @AfterEach
    void delete() throws IOException {
        Files.createDirectories(WORK);
        SOURCE.delete();
        TARGET.delete();
    }

    /** Everything readers see of the demo newsroom, which is dumped while its service runs. */
    private Map<String, String> dumped(String lines) throws Exception {
        try (EmbeddedPostgres source = installed.fresh(SOURCE.data())) {
            Map<String, String> environment = InstalledPostgres.environment(source.start());
            environment.put("BROADSHEET_DEMO_ENABLED", "true");
            try (RunningService service = RunningService.start(UNUSED, environment)) {
                Map<String, String> site = PublicSite.of(service);
                run(lines, SOURCE);
                return site;
            }
        }
    }

    private void run(String lines, TestDatabase database) throws IOException, InterruptedException {
        String local = lines.replace("@db.example/", "@127.0.0.1:" + database.port() + "/")
                .replace("broadsheet.dump", "../broadsheet.dump");
        Readme.run(
                local,
                database.data().getParent().getParent(),
                Map.of("PGPASSWORD", database.password(), "PATH", installed.bin() + ":" + System.getenv("PATH")));
    }

    @Test
    void readersSeeTheSameInAnotherExternalDatabase() throws Exception {
        Map<String, String> site = dumped(Readme.line("pg_dump --format=custom --file=broadsheet.dump --dbname"));

        try (EmbeddedPostgres target = installed.fresh(TARGET.data())) {
            Map<String, String> environment = InstalledPostgres.environment(target.start());
            run(Readme.line("pg_restore --exit-on-error --dbname=postgresql"), TARGET);
            try (RunningService service = RunningService.start(UNUSED, environment)) {
                assertThat(PublicSite.of(service)).containsExactlyEntriesOf(site);
            }
        }
    }

    @Test
    @Tag("campaign")
    void readersSeeTheSameInAnEmbeddedDatabase() throws Exception {
        Map<String, String> site = dumped(Readme.block("pg_dump --format=custom --file=broadsheet.dump broadsheet"));

        try (RunningService service = RunningService.start(TARGET.data().toString(), Map.of())) {
            run(Readme.block("dropdb --force"), TARGET);
            service.terminate();
        }
        try (RunningService service = RunningService.start(TARGET.data().toString(), Map.of())) {
            assertThat(PublicSite.of(service)).containsExactlyEntriesOf(site);
        }
    }
}
