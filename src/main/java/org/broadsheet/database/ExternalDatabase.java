package org.broadsheet.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A PostgreSQL that somebody else runs.
 *
 * @param url as JDBC writes it
 * @param login {@code user} and {@code password}, each where configured
 */
record ExternalDatabase(String url, Properties login) {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    /** SQLSTATE class 08, and what a server answers while it starts or recovers. */
    private static final String CONNECTION_EXCEPTION = "08";

    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String NO_SUCH_DATABASE = "3D000";

    /**
     * Returns when the server is there and does.
     *
     * @param patience how long to wait for a server that cannot be reached yet: containers start in any order
     * @param readOnly whether nothing will be written, so that a replica does
     * @throws DatabaseUnusable if it cannot be reached or does not do
     */
    void check(Duration patience, boolean readOnly) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                DatabaseRequirements.check(connection);
                if (!readOnly) {
                    DatabaseRequirements.checkWritable(connection);
                }
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > deadline || !PostgresProcesses.sleep(BETWEEN_ATTEMPTS)) {
                    throw unusable(e);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        // Not by DriverManager, which does not look into the class loader of the packaged service.
        Connection connection = new Driver().connect(url, login);
        if (connection == null) {
            throw new DatabaseUnusable("QUARKUS_DATASOURCE_JDBC_URL is not the address of a PostgreSQL, such as"
                    + " jdbc:postgresql://host:5432/broadsheet.");
        }
        return connection;
    }

    private static boolean mayPass(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONNECTION_EXCEPTION) || state.equals(CANNOT_CONNECT_NOW);
    }

    private DatabaseUnusable unusable(SQLException e) {
        // Without the parameters of the URL, which may hold a password.
        String line = "The database " + url.replaceFirst("\\?.*", "") + " cannot be used: "
                + e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
        return new DatabaseUnusable(
                NO_SUCH_DATABASE.equals(e.getSQLState()) ? line + "." + DatabaseRequirements.HOW_TO_CREATE : line);
    }
}
