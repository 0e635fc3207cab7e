package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final String WRITES = "/api/v1/manage/sections";
    private static final String READS = "/api/v1/sections?limit=100";

    /** Bounds against waiting for ever, not measures of speed. */
    private static final int SECONDS = 120;

    private static final int MOST_KILLS = 10;

    private static RunningService service;

    @BeforeAll
    static void startFirst() throws IOException {
        Files.createDirectories(DATA.getParent());
        DATABASE.delete();
        service = start();
    }

    @BeforeEach
    void startAgain() {
        if (!service.isAlive()) {
            service = start();
        }
    }

    @AfterAll
    static void end() {
        service.close();
        DATABASE.delete();
    }

    private static RunningService start() {
        return RunningService.start(DATA.toString(), Map.of());
    }

    /** Returns when the write is acknowledged, and not a moment later. */
    private static void write(String section) {
        assertThat(service.post(WRITES, "{\"name\": \"" + section + "\"}").statusCode())
                .isEqualTo(201);
    }

    private static List<String> readBack() {
        HttpResponse<String> sections = service.get(READS);
        assertThat(sections.statusCode()).as(sections.body()).isEqualTo(200);
        return JsonPath.from(sections.body()).getList("data.name");
    }

    private static boolean noneRuns() {
        return DATABASE.processes().isEmpty();
    }

    @Test
    void recoversFromKilledService() {
        ProcessHandle orphan = DATABASE.postmaster();
        write("Kept when the service is killed");
        service.kill9();
        assertThat(DATABASE.processes()).contains(orphan);

        service = start();

        assertThat(DATABASE.postmaster()).isNotEqualTo(orphan);
        assertThat(DATABASE.processes()).doesNotContain(orphan);
        assertThat(readBack()).contains("Kept when the service is killed");
    }

    @Test
    void recoversFromKilledServiceAndDatabase() {
        ProcessHandle postmaster = DATABASE.postmaster();
        write("Kept when both are killed");
        postmaster.destroyForcibly();
        service.kill9();

        service = start();

        assertThat(readBack()).contains("Kept when both are killed");
    }

    @Test
    void restartsKilledDatabaseOnTheSamePortAndAnswers503Meanwhile() {
        int port = DATABASE.port();
        write("Kept when the database is killed");

        List<HttpResponse<String>> refusals = new ArrayList<>();
        // Now and then it is back before a request has to do without it.
        for (int time = 0; time < MOST_KILLS && refusals.isEmpty(); time++) {
            ProcessHandle killed = DATABASE.postmaster();
            killed.destroyForcibly();
            boolean answersAgain = Eventually.holds(() -> answers(refusals) && isReplaced(killed), SECONDS);
            assertThat(answersAgain).as(service.output()).isTrue();
        }

        assertThat(DATABASE.port()).isEqualTo(port);
        assertThat(readBack()).contains("Kept when the database is killed");
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
            assertThat(JsonPath.from(refusal.body()).getString("code")).isEqualTo("unavailable");
        });
    }

    /** Asks management, which no cache answers for. */
    private static boolean answers(List<HttpResponse<String>> refusals) {
        HttpResponse<String> response = service.get(WRITES);
        if (response.statusCode() != 200) {
            refusals.add(response);
        }
        return response.statusCode() == 200;
    }

    private static boolean isReplaced(ProcessHandle postmaster) {
        return DATABASE.hasPidFile()
                && DATABASE.processes().stream().anyMatch(process -> process.equals(DATABASE.postmaster()))
                && !DATABASE.postmaster().equals(postmaster);
    }

    @Test
    void startsDespiteStalePidFile() throws IOException {
        write("Kept despite a stale pid file");
        String pidFile = Files.readString(DATABASE.pidFile());
        String pid = Long.toString(DATABASE.postmaster().pid());
        service.terminate();
        String anotherProgram = Long.toString(ProcessHandle.current().pid());
        Files.writeString(DATABASE.pidFile(), pidFile.replaceFirst(pid, anotherProgram));

        service = start();

        assertThat(readBack()).contains("Kept despite a stale pid file");
    }

    @Test
    void stopsBothOnSigterm() {
        write("Kept over a stop");

        assertThat(service.terminate()).isEqualTo(143);

        assertThat(Eventually.holds(KilledProcessesIT::noneRuns, SECONDS)).isTrue();
        assertThat(DATABASE.hasPidFile()).isFalse();
        service = start();
        assertThat(readBack()).contains("Kept over a stop");
    }

    @Test
    void startsAfterKillInTheMiddleOfTheFirstStart() {
        service.terminate();
        killInTheMiddleOfInitdb();

        service = start();

        write("Kept by a database that was made at the second attempt");
        assertThat(readBack()).containsExactly("Kept by a database that was made at the second attempt");
    }

    /** Where initdb was done before the kill came, again. */
    private static void killInTheMiddleOfInitdb() {
        do {
            DATABASE.delete();
            RunningService first = RunningService.launch(DATA.toString(), Map.of());
            assertThat(Eventually.holds(() -> Files.exists(DATA.resolve("PG_VERSION")), SECONDS))
                    .as(first.output())
                    .isTrue();
            first.kill9();
        } while (Files.exists(DATA.resolve("broadsheet.initialised")));
    }
}
