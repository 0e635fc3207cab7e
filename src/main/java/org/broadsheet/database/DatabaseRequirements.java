package org.broadsheet.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What Broadsheet needs of a PostgreSQL, embedded or not. */
record DatabaseRequirements(int majorVersion, String encoding, boolean splitsWordsByUnicode) {

    private static final int OLDEST_VERSION = 15;

    static final String HOW_TO_CREATE = " Create one by: CREATE DATABASE broadsheet TEMPLATE template0 ENCODING 'UTF8'"
            + " LOCALE_PROVIDER libc LOCALE 'C.UTF-8'";

    /** @throws DatabaseUnusable if the database behind the connection does not do */
    static void check(Connection connection) throws SQLException {
        Optional<String> complaint = of(connection).complaint();
        if (complaint.isPresent()) {
            throw new DatabaseUnusable(complaint.get());
        }
    }

    /** @throws DatabaseUnusable if it is a replica */
    static void checkWritable(Connection connection) throws SQLException {
        if (isReplica(connection)) {
            throw new DatabaseUnusable("The database is a replica, which takes no writes: name its primary in"
                    + " QUARKUS_DATASOURCE_JDBC_URL, or set BROADSHEET_DELIVERY_ONLY=true for a node that only answers"
                    + " readers.");
        }
    }

    static boolean isReplica(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return ask(statement, "SELECT pg_is_in_recovery()").equals("t");
        }
    }

    private static DatabaseRequirements of(Connection connection) throws SQLException {
        int majorVersion = connection.getMetaData().getDatabaseMajorVersion();
        try (Statement statement = connection.createStatement()) {
            String encoding = ask(statement, "SELECT current_setting('server_encoding')");
            // Asked only of UTF-8: elsewhere the server cannot even read the question.
            boolean splits = encoding.equals("UTF8")
                    && ask(statement, "SELECT to_tsvector('simple', '“Ä”') @@ to_tsquery('simple', 'ä')")
                            .equals("t");
            return new DatabaseRequirements(majorVersion, encoding, splits);
        }
    }

    private static String ask(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What is missing and how to create a database that has it, in one line; empty if nothing is. */
    Optional<String> complaint() {
        if (majorVersion < OLDEST_VERSION) {
            return Optional.of("The database is PostgreSQL " + majorVersion + "; Broadsheet needs " + OLDEST_VERSION
                    + " or newer. Upgrade the server and then:" + HOW_TO_CREATE);
        }
        if (!encoding.equals("UTF8")) {
            return Optional.of("The database is encoded in " + encoding + "; Broadsheet needs UTF8." + HOW_TO_CREATE);
        }
        if (!splitsWordsByUnicode) {
            return Optional.of(
                    "The locale of the database does not know letters and quotes beyond ASCII, so that search"
                            + " would miss words; Broadsheet needs a UTF-8 locale of the C library." + HOW_TO_CREATE);
        }
        return Optional.empty();
    }
}
