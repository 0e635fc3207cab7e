package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service starts on the database that the configuration names, or says in one line why it does not. */
class StartIT {

    private static final Path DATA = Path.of("target/start/postgres");
    private static final Path UNUSED = Path.of("target/start/unused");

    /** To the service, a server that somebody else runs. */
    private static final TestDatabase SERVER = new TestDatabase(DATA);

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() {
        postgres = TestDatabase.fresh(DATA);
        postgres.start();
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
        SERVER.delete();
    }

    private static Map<String, String> external(String database) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", SERVER.url(database),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", SERVER.password());
    }

    private static String refusal(Path directory, Map<String, String> environment) {
        RunningService refused = RunningService.launch(directory.toString(), environment);
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).hasLineCount(1);
        return refused.output();
    }

    @Test
    void startsNothingOfItsOwnWhereUrlIsSet() throws SQLException {
        String create = DatabaseRequirements.HOW_TO_CREATE.replaceFirst("^ Create one by: ", "");
        SERVER.execute(create.replace("DATABASE broadsheet", "DATABASE fit"));

        try (RunningService service = RunningService.start(UNUSED.toString(), external("fit"))) {
            assertThat(service.post("/api/v1/manage/sections", "{\"name\": \"World\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(service.get("/api/v1/sections").body()).contains("\"World\"");
            assertThat(UNUSED).doesNotExist();
            assertThat(new TestDatabase(UNUSED).processes()).isEmpty();
            assertThat(service.terminate()).isEqualTo(143);
        }

        assertThat(SERVER.postmaster().isAlive()).isTrue();
    }

    @Test
    void commandLineMakesATokenForWhoHasNone() throws SQLException {
        String create = DatabaseRequirements.HOW_TO_CREATE.replaceFirst("^ Create one by: ", "");
        SERVER.execute(create.replace("DATABASE broadsheet", "DATABASE lost"));
        assertThat(command(external("lost"), 1)).contains("first start");

        try (RunningService service = RunningService.start(UNUSED.toString(), external("lost"))) {
            SERVER.execute("lost", "update account set active = false, grants = '[]'");
            String token = command(external("lost"), 0).strip();

            assertThat(token).matches("bs_[0-9A-Za-z]{49}");
            Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
            assertThat(service.send("GET", "/api/v1/manage/me", headers, "").body())
                    .contains("\"accounts\"");
        }
    }

    private static String command(Map<String, String> environment, int exitCode) {
        RunningService command = RunningService.launch(UNUSED.toString(), environment, "administrator-token");
        assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
        return command.output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCODING 'SQL_ASCII' LOCALE 'C'", "ENCODING 'UTF8' LOCALE 'C'"})
    void refusesUnfitDatabase(String options) throws SQLException {
        SERVER.execute("DROP DATABASE IF EXISTS unfit");
        SERVER.execute("CREATE DATABASE unfit TEMPLATE template0 " + options);

        assertThat(refusal(UNUSED, external("unfit"))).contains(DatabaseRequirements.HOW_TO_CREATE);

        assertThat(UNUSED).doesNotExist();
    }

    @Test
    void refusesDirectoryThatAnotherServiceHas() {
        assertThat(refusal(DATA, Map.of()))
                .startsWith("Another service is running on the database directory ")
                .contains("BROADSHEET_DATABASE_DIRECTORY");

        assertThat(SERVER.postmaster().isAlive()).isTrue();
    }

    @Test
    void refusesDirectoryThatCannotBeMade() throws IOException {
        Path file = Files.writeString(DATA.resolveSibling("file"), "");

        assertThat(refusal(file.resolve("postgres"), Map.of())).contains("cannot be used");
    }

    @Test
    void saysWhatToDoAsRootWithoutUserNamespaces() {
        assumeTrue(System.getProperty("user.name").equals("root"));
        Map<String, String> withoutUnshare = Map.of("PATH", "/nowhere");

        assertThat(refusal(DATA.resolveSibling("root"), withoutUnshare))
                .contains("unshare -U", "plain user", "QUARKUS_DATASOURCE_JDBC_URL");
    }
}
