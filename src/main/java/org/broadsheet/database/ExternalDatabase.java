package org.broadsheet.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A PostgreSQL that somebody else runs.
 *
 * @param url as JDBC writes it
 */
record ExternalDatabase(String url, Optional<String> username, Optional<String> password) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private static final String CONNECTION_EXCEPTION = "08";
    private static final String CANNOT_CONNECT_NOW = "57P03";

    /**
     * Waits up to half a minute for a server that is not there yet: containers start in any order.
     *
     * @throws DatabaseUnusable if it cannot be reached or does not do
     */
    void check() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                DatabaseRequirements.check(connection);
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > deadline || !PostgresProcesses.sleep(BETWEEN_ATTEMPTS)) {
                    throw new DatabaseUnusable("The database " + address() + " cannot be used: " + e.getMessage());
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        username.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new DatabaseUnusable("QUARKUS_DATASOURCE_JDBC_URL is not the address of a PostgreSQL, such as"
                    + " jdbc:postgresql://host:5432/broadsheet");
        }
        return connection;
    }

    private static boolean mayPass(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONNECTION_EXCEPTION) || state.equals(CANNOT_CONNECT_NOW);
    }

    /** Without its parameters, which may hold a password. */
    private String address() {
        return url.replaceFirst("\\?.*", "");
    }
}
