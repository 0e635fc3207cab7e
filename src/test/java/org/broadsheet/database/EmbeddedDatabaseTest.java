package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running server says of itself, and to whom it opens. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class EmbeddedDatabaseTest {

    private static final TestDatabase SERVER = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private static final String INVALID_PASSWORD = "28P01";

    @Inject
    DataSource service;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "max_connections, 50",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "server_encoding, UTF8",
        "log_timezone, UTC",
    })
    void runsWith(String setting, String value) throws SQLException {
        assertThat(SERVER.ask("SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void keepsDurabilityWhateverIsAltered() throws SQLException {
        SERVER.execute("ALTER SYSTEM SET fsync = off");
        SERVER.execute("ALTER SYSTEM SET synchronous_commit = off");
        SERVER.execute("SELECT pg_reload_conf()");

        assertThat(SERVER.ask("SHOW fsync")).isEqualTo("on");
        assertThat(SERVER.ask("SHOW synchronous_commit")).isEqualTo("on");
        SERVER.execute("ALTER SYSTEM RESET ALL");
    }

    @Test
    void asksEverybodyForPassword() throws SQLException {
        assertThat(SERVER.ask("SELECT count(*) > 0 FROM pg_hba_file_rules")).isEqualTo("t");
        assertThat(SERVER.ask("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "broadsheet", "broadsheet_owner"})
    void refusesWrongPassword(String role) {
        assertThatThrownBy(() -> DriverManager.getConnection(SERVER.url("broadsheet"), role, "guess"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INVALID_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "broadsheet", "broadsheet_owner"})
    void refusesMissingPassword(String role) {
        assertThatThrownBy(() -> DriverManager.getConnection(SERVER.url("broadsheet") + "?user=" + role))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no password was provided");
    }

    @Test
    void keepsPasswordFileToItsOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(SERVER.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void connectsServiceAsRoleThatOwnsNothing() throws SQLException {
        try (Connection connection = service.getConnection()) {
            assertThat(TestDatabase.ask(connection, "SELECT current_user")).isEqualTo("broadsheet");
        }
        assertThat(SERVER.ask("""
                        SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                        FROM pg_roles WHERE rolname = 'broadsheet'""")).isEqualTo("f");
        assertThat(SERVER.ask("""
                        SELECT count(*) FROM pg_shdepend
                        WHERE deptype = 'o' AND refobjid = 'broadsheet'::regrole""")).isEqualTo("0");
    }

    @Test
    void letsServiceUseWhatOwnerMakesButNotChangeIt() throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE made_by_owner (id bigint GENERATED ALWAYS AS IDENTITY, n int)");
        }

        try (Connection connection = service.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO made_by_owner (n) VALUES (1)");
            statement.execute("UPDATE made_by_owner SET n = 2");
            statement.execute("DELETE FROM made_by_owner");
            for (String change : new String[] {"DROP TABLE made_by_owner", "CREATE TABLE made_by_service (n int)"}) {
                assertThatThrownBy(() -> statement.execute(change)).isInstanceOf(SQLException.class);
            }
        } finally {
            SERVER.execute("DROP TABLE made_by_owner");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_trgm", "unaccent"})
    void letsOwnerCreateTrustedExtension(String extension) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension);
            connection.rollback();
        }
    }

    private Connection asOwner() throws SQLException {
        return DriverManager.getConnection(SERVER.url("broadsheet"), owner, ownerPassword);
    }
}
