package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kills the service, the database or both; whatever was acknowledged before is there afterwards. */
class KilledProcessesIT {

    /** With a space, as on many desks. */
    private static final Path DATA = Path.of("target/killed processes/postgres");

    private static final TestDatabase DATABASE = new TestDatabase(DATA);

    private static RunningService service;

    @BeforeAll
    static void startFirst() throws SQLException, IOException {
        Files.createDirectories(DATA.getParent());
        DATABASE.delete();
        service = start();
        DATABASE.execute("CREATE SCHEMA probe; CREATE TABLE probe.acknowledged (id int PRIMARY KEY)");
    }

    @BeforeEach
    void startAgain() throws SQLException {
        if (!service.isAlive()) {
            service = start();
        }
        DATABASE.execute("TRUNCATE probe.acknowledged");
    }

    @AfterAll
    static void end() {
        service.close();
        DATABASE.delete();
    }

    private static RunningService start() {
        return RunningService.start(DATA.toString(), Map.of());
    }

    private static void write(int id) throws SQLException {
        DATABASE.execute("INSERT INTO probe.acknowledged VALUES (" + id + ")");
    }

    private static String written() throws SQLException {
        return DATABASE.ask("SELECT string_agg(id::text, ',' ORDER BY id) FROM probe.acknowledged");
    }

    private static void kill9(ProcessHandle process) {
        process.destroyForcibly();
    }

    @Test
    void recoversFromKilledService() throws SQLException {
        ProcessHandle orphan = DATABASE.postmaster();
        write(1);
        service.kill9();
        assertThat(DATABASE.processes()).contains(orphan);

        service = start();

        assertThat(DATABASE.postmaster()).isNotEqualTo(orphan);
        assertThat(DATABASE.processes()).doesNotContain(orphan);
        assertThat(written()).isEqualTo("1");
    }

    @Test
    void recoversFromKilledServiceAndDatabase() throws SQLException {
        ProcessHandle postmaster = DATABASE.postmaster();
        write(1);
        kill9(postmaster);
        service.kill9();

        service = start();

        assertThat(written()).isEqualTo("1");
    }

    @Test
    void restartsKilledDatabaseOnTheSamePort() throws SQLException {
        ProcessHandle postmaster = DATABASE.postmaster();
        int port = DATABASE.port();
        write(1);
        kill9(postmaster);

        assertThat(Eventually.holds(() -> isReplaced(postmaster) && isHealthy(), 30))
                .as(service.output())
                .isTrue();
        assertThat(DATABASE.port()).isEqualTo(port);
        assertThat(written()).isEqualTo("1");
    }

    private static boolean isReplaced(ProcessHandle postmaster) {
        return DATABASE.hasPidFile()
                && DATABASE.processes().stream().anyMatch(process -> process.equals(DATABASE.postmaster()))
                && !DATABASE.postmaster().equals(postmaster);
    }

    /** Readiness asks the database through the service's own pool. */
    private static boolean isHealthy() {
        URI health = service.baseUrl().resolve("/q/health/ready");
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsDespiteStalePidFile() throws SQLException, IOException {
        write(1);
        String pidFile = Files.readString(DATABASE.pidFile());
        String pid = Long.toString(DATABASE.postmaster().pid());
        service.terminate();
        Files.writeString(
                DATABASE.pidFile(),
                pidFile.replaceFirst(pid, Long.toString(ProcessHandle.current().pid())));

        service = start();

        assertThat(written()).isEqualTo("1");
    }

    @Test
    void stopsBothOnSigterm() throws SQLException {
        write(1);

        assertThat(service.terminate()).isEqualTo(143);

        assertThat(Eventually.holds(() -> DATABASE.processes().isEmpty(), 5)).isTrue();
        assertThat(DATABASE.hasPidFile()).isFalse();
        service = start();
        assertThat(written()).isEqualTo("1");
    }

    @Test
    void refusesSecondServiceOnTheSameDirectory() {
        RunningService second = RunningService.launch(DATA.toString(), Map.of());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
                .hasLineCount(1)
                .startsWith("Another service is running on the database directory ")
                .contains("BROADSHEET_DATABASE_DIRECTORY");
        assertThat(isHealthy()).isTrue();
    }
}
