package org.broadsheet.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.postgresql.PGConnection;

/**
 * The two roles of the embedded database: the owner, by whom Flyway changes the schema, and the service, which owns
 * nothing. Their passwords are made anew at each start and never written down; only the superuser's is in a file.
 */
final class DatabaseRoles {

    static final String DATABASE = "broadsheet";
    static final String OWNER = "broadsheet_owner";
    static final String SERVICE = "broadsheet";

    private final String ownerPassword = randomPassword();
    private final String servicePassword = randomPassword();

    String ownerPassword() {
        return ownerPassword;
    }

    String servicePassword() {
        return servicePassword;
    }

    static String randomPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Makes roles and database; {@code connection} is the superuser's, to the maintenance database. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isAbsent(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)) {
                statement.execute("CREATE ROLE broadsheet_owner LOGIN");
            }
            if (isAbsent(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", SERVICE)) {
                statement.execute("CREATE ROLE broadsheet LOGIN");
            }
            if (isAbsent(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE broadsheet OWNER broadsheet_owner");
            }
        }
    }

    private static boolean isAbsent(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return !found.next();
            }
        }
    }

    /**
     * Sets this run's passwords and what the service may do with the owner's tables, also those of later migrations.
     * {@code connection} is the superuser's, to the database itself. May be repeated.
     */
    void grant(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        postgres.alterUserPassword(OWNER, ownerPassword.toCharArray(), "scram-sha-256");
        postgres.alterUserPassword(SERVICE, servicePassword.toCharArray(), "scram-sha-256");
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    REVOKE ALL ON DATABASE broadsheet FROM PUBLIC;
                    GRANT CONNECT ON DATABASE broadsheet TO broadsheet;
                    ALTER DEFAULT PRIVILEGES FOR ROLE broadsheet_owner IN SCHEMA public
                        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO broadsheet;
                    ALTER DEFAULT PRIVILEGES FOR ROLE broadsheet_owner IN SCHEMA public
                        GRANT USAGE, SELECT ON SEQUENCES TO broadsheet
                    """);
        }
    }
}
