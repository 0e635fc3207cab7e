package org.broadsheet.shared;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/** A page, by keyset, of entities with a moment and an id; newest first. */
public final class NewestFirst {

    private final String moment;
    private final StringJoiner conditions = new StringJoiner(" and ");
    private final Map<String, Object> parameters = new HashMap<>();

    private NewestFirst(String moment) {
        this.moment = moment;
    }

    /** The Panache query for a page. */
    public record Page(String query, Map<String, Object> parameters) {}

    /** @param moment property that holds it; with the property {@code id} it makes the keys of cursors */
    public static NewestFirst by(String moment) {
        return new NewestFirst(moment);
    }

    /**
     * Only of those that meet this too.
     *
     * @param condition HQL, with the parameter
     */
    public NewestFirst where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    /** As {@link #where}, unless the value is null. */
    public NewestFirst whereGiven(String condition, String parameter, Object value) {
        return value == null ? this : where(condition, parameter, value);
    }

    /** From behind or, for a backwards cursor, before its row. */
    public Page from(Optional<Cursor> cursor) {
        boolean backwards = cursor.map(Cursor::backwards).orElse(false);
        cursor.ifPresent(at -> {
            conditions.add("(" + moment + ", id) " + (backwards ? ">" : "<") + " (:moment, :id)");
            parameters.put("moment", Instant.parse(at.key().get(0)));
            parameters.put("id", UUID.fromString(at.key().get(1)));
        });
        String order = backwards ? " order by " + moment + ", id" : " order by " + moment + " desc, id desc";
        return new Page((conditions + order).strip(), parameters);
    }
}
