package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts on whatever is found in the data directory, or says why not. */
class EmbeddedPostgresTest {

    private static final Path DATA = Path.of("target/embedded-postgres");

    private static final TestDatabase DATABASE = new TestDatabase(DATA);

    @BeforeEach
    void closed() {
        assertThat(DATABASE.processes()).isEmpty();
    }

    @AfterAll
    static void delete() {
        DATABASE.delete();
    }

    private interface Step {
        void run() throws SQLException, IOException;
    }

    private static void whileRunning(Step step) throws SQLException, IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            postgres.start();
            step.run();
        }
    }

    private static void startAndClose() throws SQLException, IOException {
        whileRunning(() -> assertThat(DATABASE.postmaster().isAlive()).isTrue());
    }

    /** Only then: an orphan of an older version needs its own until it has been stopped. */
    @Test
    void keepsOneVersionOfTheBinariesOnceItIsReady() throws SQLException, IOException {
        startAndClose();
        Path binaries = DATA.resolveSibling(DATA.getFileName() + ".binaries");
        Files.createFile(Files.createDirectories(binaries.resolve("older/bin")).resolve("postgres"));

        startAndClose();

        try (Stream<Path> versions = Files.list(binaries)) {
            assertThat(versions).hasSize(1).allMatch(version -> Files.isExecutable(version.resolve("bin/postgres")));
        }
    }

    @Test
    void changesPasswordsOfServiceAndOwnerAtEachStart() throws SQLException {
        Map<String, String> first;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            first = postgres.start();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            Map<String, String> second = postgres.start();

            connectAsService(second);
            assertThatThrownBy(() -> connectAsService(Map.of(
                            "quarkus.datasource.jdbc.url", second.get("quarkus.datasource.jdbc.url"),
                            "quarkus.datasource.username", first.get("quarkus.datasource.username"),
                            "quarkus.datasource.password", first.get("quarkus.datasource.password"))))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void connectAsService(Map<String, String> settings) throws SQLException {
        DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                .close();
    }

    @Test
    void startsDespitePidFileOfAnotherProgram() throws IOException, SQLException {
        startAndClose();
        writePidFile(ProcessHandle.current().pid());

        startAndClose();
    }

    @Test
    void startsDespitePidFileOfZombie() throws IOException, SQLException {
        startAndClose();
        // The child of a program that never asks for its end, as under a container's process 1. It must outlive the
        // shell, which would ask.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 3 & echo $!; exec sleep 600").start();
        try {
            long zombie = Long.parseLong(parent.inputReader().readLine());
            assertThat(Eventually.holds(() -> isZombie(zombie), 120)).isTrue();
            writePidFile(zombie);

            startAndClose();
        } finally {
            parent.destroyForcibly();
        }
    }

    private static boolean isZombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void startsDespitePidFileOfNothing() throws IOException, SQLException {
        startAndClose();
        Process ended = new ProcessBuilder("true").start();
        ended.onExit().join();
        writePidFile(ended.pid());

        startAndClose();
    }

    @Test
    void startsDespiteEmptyPidFile() throws IOException, SQLException {
        startAndClose();
        Files.writeString(DATABASE.pidFile(), "");

        startAndClose();
    }

    private static void writePidFile(long pid) throws IOException {
        Files.writeString(
                DATABASE.pidFile(), pid + "\n" + DATA.toAbsolutePath() + "\n1790000000\n5432\n\n127.0.0.1\n  1 2\n");
    }

    @Test
    void remakesHalfMadeDatabase() throws IOException, SQLException {
        startAndClose();
        DATABASE.delete();
        Files.createDirectories(DATA.resolve("base/1"));
        Files.createDirectories(DATA.resolve("pg_wal"));
        Files.writeString(DATA.resolve("PG_VERSION"), "18\n");
        Files.writeString(DATA.resolve("postgresql.conf"), "");

        startAndClose();
    }

    @Test
    void refusesDirectoryOfSomebodyElse() throws IOException {
        DATABASE.delete();
        Path letters = Files.writeString(Files.createDirectories(DATA).resolve("letters.txt"), "Dear");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("letters.txt")
                    .hasMessageContaining("BROADSHEET_DATABASE_DIRECTORY");
        }
        assertThat(letters).hasContent("Dear");
        Files.delete(letters);
    }

    @Test
    void refusesDatabaseThatHasRunButLacksOurMarker() throws IOException, SQLException {
        startAndClose();
        Files.delete(DATA.resolve("broadsheet.initialised"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            assertThatThrownBy(postgres::start).hasMessageContaining("postmaster.opts");
        }
        assertThat(DATA.resolve("base")).isDirectory();
        DATABASE.delete();
    }

    @Test
    void replacesLostPassword() throws IOException, SQLException {
        whileRunning(() -> {
            DATABASE.execute("CREATE TABLE IF NOT EXISTS kept ()");
        });
        String lost = DATABASE.password();
        Files.delete(DATABASE.passwordFile());

        whileRunning(() -> {
            assertThat(DATABASE.password()).isNotEqualTo(lost);
            assertThat(DATABASE.ask("SELECT to_regclass('kept')")).isEqualTo("kept");
        });
    }

    @Test
    void saysWhatToDoAboutWrongPassword() throws IOException, SQLException {
        startAndClose();
        Files.writeString(DATABASE.passwordFile(), "wrong");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            assertThatThrownBy(postgres::start).hasMessageContaining("delete it to have a new password set");
        }
        Files.delete(DATABASE.passwordFile());
        startAndClose();
    }

    @Test
    void saysHowToGoOnWithDataOfAnotherVersion() throws IOException, SQLException {
        startAndClose();
        Path version = DATA.resolve("PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "17\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("written by PostgreSQL 17")
                    .hasMessageContaining("brings PostgreSQL " + ours.strip())
                    .hasMessageContaining("pg_dump")
                    .hasMessageNotContaining("\n");
        }
        Files.writeString(version, ours);
        startAndClose();
    }

    @Test
    void showsWhatPostgresSaysWhenItDoesNotStart() throws IOException, SQLException {
        startAndClose();
        Path settings = DATA.resolve("postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "nonsense = 1\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            assertThatThrownBy(postgres::start)
                    .hasMessageContaining("PostgreSQL did not start on")
                    .hasMessageContaining("unrecognized configuration parameter \"nonsense\"");
        }
        Files.writeString(settings, before);
    }

    @Test
    void givesDirectoryToOneServiceAtATime() {
        EmbeddedPostgres first = EmbeddedPostgres.on(DATA);
        assertThatThrownBy(() -> EmbeddedPostgres.on(DATA))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("Another service is running");
        first.close();
        EmbeddedPostgres.on(DATA).close();
    }

    @Test
    void restartsKilledServerOnTheSamePort() throws IOException, SQLException {
        whileRunning(() -> {
            int port = DATABASE.port();
            ProcessHandle killed = DATABASE.postmaster();
            DATABASE.execute("CREATE TABLE IF NOT EXISTS acknowledged ()");

            killed.destroyForcibly();

            assertThat(Eventually.holds(
                            () -> DATABASE.hasPidFile()
                                    && !DATABASE.postmaster().equals(killed),
                            120))
                    .isTrue();
            assertThat(Eventually.holds(EmbeddedPostgresTest::answers, 120)).isTrue();
            assertThat(DATABASE.port()).isEqualTo(port);
            assertThat(DATABASE.ask("SELECT to_regclass('acknowledged')")).isEqualTo("acknowledged");
        });
        assertThat(DATABASE.processes()).isEmpty();
    }

    @Test
    void putsLargeLogAsideWhileTheServerWritesIt() throws IOException, SQLException {
        Path log = DATA.resolveSibling(DATA.getFileName() + ".log");
        Path aside = DATA.resolveSibling(DATA.getFileName() + ".log.1");
        Files.deleteIfExists(aside);
        whileRunning(() -> {
            Files.writeString(log, "much\n".repeat(2_100_000), StandardOpenOption.APPEND);

            assertThat(Eventually.holds(
                            () -> Files.exists(aside) && log.toFile().length() < 1_000_000, 120))
                    .isTrue();

            assertThatThrownBy(() -> DATABASE.execute("SELECT written_afterwards"))
                    .hasMessageContaining("written_afterwards");
            assertThat(log).content().contains("written_afterwards").doesNotContain("\0");
            assertThat(aside).content().endsWith("much\n");
        });
        Files.delete(aside);
    }

    private static boolean answers() {
        try {
            return DATABASE.ask("SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Test
    void stopsOnceForAll() {
        EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA);
        postgres.start();

        postgres.close();
        postgres.close();

        assertThat(DATABASE.processes()).isEmpty();
        assertThat(DATABASE.hasPidFile()).isFalse();
    }
}
