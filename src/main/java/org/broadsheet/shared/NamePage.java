package org.broadsheet.shared;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The Panache query for a page in the order of (name, id), by keyset.
 *
 * @param query one of three constant texts
 */
public record NamePage(String query, Map<String, Object> parameters) {

    private static final String FIRST = "order by name, id";
    private static final String AFTER = "(name, id) > (:name, :id) order by name, id";
    private static final String BEFORE = "(name, id) < (:name, :id) order by name desc, id desc";

    /** From behind or, for a backwards cursor, before its row. */
    public static NamePage from(Optional<Cursor> cursor) {
        return cursor.map(c -> new NamePage(
                        c.backwards() ? BEFORE : AFTER,
                        Map.of(
                                "name",
                                c.key().get(0),
                                "id",
                                UUID.fromString(c.key().get(1)))))
                .orElse(new NamePage(FIRST, Map.of()));
    }
}
