package org.broadsheet.query;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.JDBCException;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Runs statements that read. Each takes a connection from the pool for as long as it lasts, the one of the transaction where
 * there is one.
 */
@ApplicationScoped
public class Reads {

    private final AgroalDataSource pool;

    /** Whoever listens to Hibernate's statements hears of these too; null for nobody. */
    private final StatementInspector inspector;

    Reads(AgroalDataSource pool, SessionFactory factory) {
        this.pool = pool;
        this.inspector = factory.unwrap(SessionFactoryImplementor.class)
                .getSessionFactoryOptions()
                .getStatementInspector();
    }

    public Reading of(SqlStatement statement) {
        return new Reading(statement);
    }

    /** One time that a statement is run. */
    public final class Reading {

        private final SqlStatement statement;
        private final Map<String, Object> values = new HashMap<>();

        private Reading(SqlStatement statement) {
            this.statement = statement;
        }

        /**
         * @param value text, a number, truth, an id, an instant, bytes, or an array of texts, of ids or of integers; for
         *     null the statement has to say by a cast what type it is of
         */
        public Reading with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        /**
         * Every row, as the reader makes it.
         *
         * @throws JDBCException for whatever PostgreSQL or the pool says, which is its cause
         */
        public <T> List<T> list(Row.Reader<T> reader) {
            String sql = inspector == null ? statement.sql() : inspector.inspect(statement.sql());
            try (Connection connection = pool.getConnection();
                    PreparedStatement prepared = connection.prepareStatement(sql)) {
                bind(connection, prepared);
                prepared.execute();
                try (ResultSet rows = last(prepared)) {
                    List<T> read = new ArrayList<>();
                    Row row = new Row(rows);
                    while (rows.next()) {
                        read.add(reader.read(row));
                    }
                    return read;
                }
            } catch (SQLException e) {
                throw new GenericJDBCException("Cannot be read", e, sql);
            }
        }

        /** Of what {@link SqlStatement#then} has joined; what came before goes when the statement does. */
        private static ResultSet last(PreparedStatement executed) throws SQLException {
            ResultSet last = executed.getResultSet();
            while (executed.getMoreResults(Statement.KEEP_CURRENT_RESULT)) {
                last = executed.getResultSet();
            }
            return last;
        }

        /** The first row, of a statement that has no more than one. */
        public <T> Optional<T> first(Row.Reader<T> reader) {
            return list(reader).stream().findFirst();
        }

        private void bind(Connection connection, PreparedStatement prepared) throws SQLException {
            List<String> parameters = statement.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                String name = parameters.get(i);
                Object value = values.get(name);
                if (value == null && !values.containsKey(name)) {
                    throw new IllegalStateException("Nothing is said of :" + name);
                }
                set(connection, prepared, i + 1, value);
            }
        }

        private static void set(Connection connection, PreparedStatement prepared, int place, Object value)
                throws SQLException {
            if (value == null) {
                prepared.setNull(place, Types.NULL);
            } else if (value instanceof Instant at) {
                prepared.setObject(place, at.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Object[] several) {
                prepared.setArray(place, connection.createArrayOf(typeOf(several), several));
            } else {
                prepared.setObject(place, value);
            }
        }

        private static String typeOf(Object[] several) {
            if (several instanceof String[]) {
                return "text";
            }
            if (several instanceof UUID[]) {
                return "uuid";
            }
            if (several instanceof Integer[]) {
                return "int4";
            }
            throw new IllegalArgumentException("No array of " + several.getClass());
        }
    }
}
