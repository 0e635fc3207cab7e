package org.broadsheet.operation;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks the database, through the pool as requests do, for numbers that operators want to know. */
@Singleton
public class DatabaseSamples {

    private static final Duration FRESH = Duration.ofSeconds(3);

    /** The server ends the statement; where it no longer answers, the connection is given up a second later. */
    private static final Duration LONGEST = Sample.PATIENCE;

    private final AgroalDataSource pool;
    private final List<Sample> scraped = new CopyOnWriteArrayList<>();

    DatabaseSamples(AgroalDataSource pool) {
        this.pool = pool;
    }

    /** @param statement for one row of numbers, cheap enough to be run every few seconds on every node */
    public Sample of(String statement) {
        Sample sample = new Sample(() -> ask(statement), FRESH, () -> scraped.forEach(Sample::answer));
        scraped.add(sample);
        return sample;
    }

    /** One that is not for scrapes. */
    Sample of(String statement, Duration fresh) {
        return new Sample(() -> ask(statement), fresh, () -> {});
    }

    private Map<String, Double> ask(String statement) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setNetworkTimeout(
                    Runnable::run, (int) LONGEST.plusSeconds(1).toMillis());
            try {
                return row(connection, statement);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            }
        } catch (SQLException e) {
            // When the server has gone, all that wait here for work are dead, and each would fail a request.
            pool.flush(AgroalDataSource.FlushMode.IDLE);
            throw e;
        }
    }

    private static Map<String, Double> row(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setQueryTimeout((int) LONGEST.toSeconds());
            try (ResultSet result = prepared.executeQuery()) {
                result.next();
                ResultSetMetaData columns = result.getMetaData();
                Map<String, Double> row = new HashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.put(columns.getColumnLabel(column), result.getDouble(column));
                }
                return row;
            }
        }
    }
}
