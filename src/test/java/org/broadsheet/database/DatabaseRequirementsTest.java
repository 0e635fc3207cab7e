package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fit and unfit databases on a server that somebody else runs, as far as the service can tell. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DatabaseRequirementsTest {

    private static final TestDatabase SERVER = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    @AfterEach
    void dropDatabase() throws SQLException {
        SERVER.execute("DROP DATABASE IF EXISTS external");
    }

    private static void check() {
        check("external", SERVER.password(), Duration.ZERO);
    }

    private static void check(String database, String password, Duration patience) {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", password);
        new ExternalDatabase(SERVER.url(database), login).check(patience, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENCODING 'SQL_ASCII' LOCALE 'C'",
                "ENCODING 'LATIN1' LOCALE 'C'",
                "ENCODING 'UTF8' LOCALE 'C'",
                "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'",
                "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'",
            })
    void refusesInOneLine(String options) throws SQLException {
        SERVER.execute("CREATE DATABASE external TEMPLATE template0 " + options);

        assertThatThrownBy(DatabaseRequirementsTest::check)
                .isInstanceOf(DatabaseUnusable.class)
                .message()
                .hasLineCount(1)
                .contains("CREATE DATABASE");
    }

    @Test
    void acceptsDatabaseMadeAsItsRefusalSays() throws SQLException {
        String create = DatabaseRequirements.HOW_TO_CREATE.replaceFirst("^ Create one by: ", "");
        SERVER.execute(create.replace("DATABASE broadsheet", "DATABASE external"));

        assertThatCode(DatabaseRequirementsTest::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"14, false", "15, true", "18, true"})
    void needsVersion15(int version, boolean fit) {
        assertThat(new DatabaseRequirements(version, "UTF8", true).complaint().isEmpty())
                .isEqualTo(fit);
    }

    @Test
    void saysHowToCreateMissingDatabase() {
        assertThatThrownBy(() -> check("absent", SERVER.password(), Duration.ZERO))
                .message()
                .hasLineCount(1)
                .contains("\"absent\" does not exist", "CREATE DATABASE");
    }

    @Test
    void refusesWrongPasswordAtOnce() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> check("broadsheet", "wrong", Duration.ofMinutes(10)))
                .message()
                .hasLineCount(1)
                .contains("password authentication failed");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void refusesOtherKindsOfDatabase() {
        ExternalDatabase database = new ExternalDatabase("jdbc:mysql://localhost/broadsheet", new Properties());

        assertThatThrownBy(() -> database.check(Duration.ZERO, false)).hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void waitsForServerThatIsNotThereYetButNotForEver() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + closed + "/broadsheet?password=secret";
        long start = System.nanoTime();

        assertThatThrownBy(() -> new ExternalDatabase(url, new Properties()).check(Duration.ofSeconds(2), false))
                .message()
                .hasLineCount(1)
                .contains("refused", "127.0.0.1:" + closed)
                .doesNotContain("secret");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(5));
    }
}
