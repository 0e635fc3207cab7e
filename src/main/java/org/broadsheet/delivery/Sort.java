package org.broadsheet.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The orders that lists of articles come in. */
@Schema(name = "ArticleSort", description = "A minus means descending")
public enum Sort {
    @JsonProperty("-publishedAt")
    NEWEST("published_at", true),
    @JsonProperty("publishedAt")
    OLDEST("published_at", false),
    @JsonProperty("-updatedAt")
    UPDATED("updated_at", true),
    @JsonProperty("headline")
    HEADLINE("headline", false);

    private final boolean descending;
    private final SqlStatement forwards;
    private final SqlStatement backwards;

    Sort(String column, boolean descending) {
        this.descending = descending;
        this.forwards = sql(column, descending);
        this.backwards = sql(column, !descending);
    }

    private static SqlStatement sql(String column, boolean descending) {
        return SqlStatement.of(ArticlePageSql.TEMPLATE
                .replace("{key}", column)
                .replace("{behind}", descending ? "<" : ">")
                .replace("{order}", descending ? "desc" : "asc"));
    }

    SqlStatement sql(boolean backwards) {
        return backwards ? this.backwards : this.forwards;
    }

    /** A place in this order, as the database compares it. */
    record Place(Object key, UUID id) {}

    /** The place in front of every row: so the first page needs no statement of its own. */
    Place start() {
        Object key = this == HEADLINE ? new byte[0] : descending ? Dates.END : Dates.BEGINNING;
        return new Place(key, descending ? new UUID(-1, -1) : new UUID(0, 0));
    }

    Place place(String key, String id) {
        return new Place(this == HEADLINE ? Base64.getDecoder().decode(key) : Instant.parse(key), UUID.fromString(id));
    }

    /** The key as a cursor carries it. */
    String key(Row row, int column) throws SQLException {
        return this == HEADLINE
                ? Base64.getEncoder().encodeToString(row.bytes(column))
                : row.instant(column).toString();
    }

    /** The first and the last moment that a date line can name. */
    static final class Dates {

        static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
        static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

        private Dates() {}
    }
}
