package org.broadsheet.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The present row of an answer. Columns count from 1; SQL's null is null. */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    public String text(int column) throws SQLException {
        return row.getString(column);
    }

    public UUID uuid(int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public Instant instant(int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public Long number(int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    public Double real(int column) throws SQLException {
        double real = row.getDouble(column);
        return row.wasNull() ? null : real;
    }

    public Boolean truth(int column) throws SQLException {
        boolean truth = row.getBoolean(column);
        return row.wasNull() ? null : truth;
    }

    public byte[] bytes(int column) throws SQLException {
        return row.getBytes(column);
    }

    /** Of a column {@code text[]}. */
    public String[] texts(int column) throws SQLException {
        return row.getArray(column) == null
                ? null
                : (String[]) row.getArray(column).getArray();
    }

    /** Makes something of a row. */
    public interface Reader<T> {

        T read(Row row) throws SQLException;
    }
}
