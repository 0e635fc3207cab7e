package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadsheet.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A backup holds what was acknowledged before it began, whatever the server does meanwhile, or there is none. */
class BackupTest {

    private static final Path DATA = Path.of("target/backups/source/postgres");
    private static final Path BACKUP = Path.of("target/backups/made");
    private static final String TIMELINE = "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";
    private static final TestDatabase DATABASE = new TestDatabase(DATA);
    private static final TestDatabase RESTORED = new TestDatabase(BACKUP.resolve("postgres"));

    @BeforeAll
    static void fill() throws SQLException {
        try (EmbeddedPostgres postgres = TestDatabase.fresh(DATA)) {
            postgres.start();
            DATABASE.execute("CREATE TABLE kept (number int); INSERT INTO kept VALUES (1)");
        }
    }

    @AfterEach
    void forget() throws IOException {
        DataDirectory.deleteTree(BACKUP);
    }

    @AfterAll
    static void delete() {
        DATABASE.delete();
    }

    /** What is in the copy, which is told apart from its source. */
    private static List<String> restored(String... queries) throws IOException, SQLException {
        Path unpacked = PostgresBinaries.unpack(DataDirectory.at(DATA).binaries());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(RESTORED.data(), unpacked)) {
            postgres.start();
            assertThat(RESTORED.ask(TIMELINE)).isNotEqualTo("00000001");
            List<String> answers = new ArrayList<>();
            for (String query : queries) {
                answers.add(RESTORED.ask(query));
            }
            return answers;
        }
    }

    @Test
    void copiesWhileTheServerWritesAndForgetsItsLog() throws Exception {
        String acknowledged;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA)) {
            postgres.start();
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeUntil(done, written));
            CompletableFuture<Void> forgetting = CompletableFuture.runAsync(() -> forgetLogUntil(done));
            while (written.get() < 1000) {
                Thread.onSpinWait();
            }
            acknowledged = Integer.toString(written.get());

            Backup.write(DATA, BACKUP);

            done.set(true);
            CompletableFuture.allOf(writing, forgetting).join();
            DATABASE.postmaster().destroyForcibly();
        }

        assertThat(restored(
                        "SELECT count(*) FROM busy WHERE number <= " + acknowledged,
                        "SELECT max(number) - count(*) FROM busy"))
                .as("what was acknowledged, and gaps in all")
                .containsExactly(acknowledged, "0");
    }

    /** Each row is committed before the next begins, in numbers without gaps. */
    private static void writeUntil(AtomicBoolean done, AtomicInteger written) {
        try (Connection connection = DATABASE.connect("broadsheet");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE busy (number int, filling text)");
            while (!done.get()) {
                int next = written.get() + 1;
                statement.execute("INSERT INTO busy VALUES (" + next + ", repeat('x', 1000))");
                written.set(next);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After two checkpoints a server uses the files of its log again. */
    private static void forgetLogUntil(AtomicBoolean done) {
        try (Connection connection = DATABASE.connect("broadsheet");
                Statement statement = connection.createStatement()) {
            while (!done.get()) {
                statement.execute("SELECT pg_switch_wal()");
                statement.execute("CHECKPOINT");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void copiesAStoppedDatabaseWithItsPassword() throws IOException, SQLException {
        Backup.write(DATA, BACKUP);

        assertThat(DATABASE.processes()).isEmpty();
        assertThat(RESTORED.password()).isEqualTo(DATABASE.password());
        try (Stream<Path> written = Files.list(BACKUP)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("postgres", "postgres.password");
        }
        assertThat(restored("SELECT number FROM kept")).containsExactly("1");
    }

    @Test
    void copiesADatabaseThatHasCrashed() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.on(DATA);
        postgres.start();
        postgres.expectEnd();
        DATABASE.execute("CREATE TABLE crashed AS SELECT 2 AS number");
        DATABASE.postmaster().destroyForcibly();
        assertThat(Eventually.holds(() -> DATABASE.processes().isEmpty(), 60)).isTrue();
        postgres.close();

        Backup.write(DATA, BACKUP);

        assertThat(restored("SELECT number FROM crashed")).containsExactly("2");
    }

    @Test
    void copiesWhatWasRestored() throws IOException, SQLException {
        Backup.write(DATA, BACKUP);
        Path again = BACKUP.resolve("again");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(RESTORED.data())) {
            postgres.start();

            Backup.write(RESTORED.data(), again);
        }

        TestDatabase copy = new TestDatabase(again.resolve("postgres"));
        Path unpacked = PostgresBinaries.unpack(DataDirectory.at(DATA).binaries());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(copy.data(), unpacked)) {
            postgres.start();
            assertThat(copy.ask("SELECT number FROM kept")).isEqualTo("1");
            assertThat(copy.ask(TIMELINE)).isEqualTo("00000003");
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Path letter = Files.writeString(Files.createDirectories(BACKUP).resolve("letter"), "Dear");

        assertThatThrownBy(() -> Backup.write(DATA, BACKUP))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("exists");

        assertThat(letter).hasContent("Dear");
    }

    @Test
    void saysThatThereIsNothingToCopy() {
        assertThatThrownBy(() -> Backup.write(Path.of("target/backups/nothing"), BACKUP))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("BROADSHEET_DATABASE_DIRECTORY");

        assertThat(BACKUP).doesNotExist();
    }

    /** What cannot be restored gets no name by which somebody would take it for a backup. */
    @Test
    void leavesNoDamagedBackup() throws IOException {
        Path control = DATA.resolve("global/pg_control");
        byte[] sound = Files.readAllBytes(control);
        Files.write(control, new byte[sound.length]);
        try {
            assertThatThrownBy(() -> Backup.write(DATA, BACKUP)).isInstanceOf(DatabaseUnusable.class);
        } finally {
            Files.write(control, sound);
        }

        assertThat(BACKUP).doesNotExist();
        assertThat(BACKUP.resolveSibling("made.unfinished")).doesNotExist();
    }
}
