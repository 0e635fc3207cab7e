package org.broadsheet.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The rows of one page by keyset: what stands behind or before a row, never the n-th row, so that writes in between
 * neither repeat nor skip anything.
 *
 * @param total as {@link Counted#total}
 */
public record Slice<T>(List<T> rows, Long total, Optional<Cursor> next, Optional<Cursor> previous) {

    /**
     * Of a list that is not counted.
     *
     * @param fetch gives at most that many rows from the cursor on in scan order, which is against the list's order where
     *     the cursor is backwards; one more row than the page holds is asked for, to know whether there is another page
     * @param key the sort key and id of a row
     */
    public static <T> Slice<T> read(
            Optional<Cursor> from,
            int limit,
            BiFunction<Optional<Cursor>, Integer, List<T>> fetch,
            Function<T, String[]> key) {
        return counted(from, limit, (cursor, size) -> new Counted<>(fetch.apply(cursor, size), null), key);
    }

    /** As {@link #read}, of a list that may be counted with its rows. */
    public static <T> Slice<T> counted(
            Optional<Cursor> from,
            int limit,
            BiFunction<Optional<Cursor>, Integer, Counted<T>> fetch,
            Function<T, String[]> key) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        Counted<T> fetched = fetch.apply(from, limit + 1);
        List<T> rows = new ArrayList<>(fetched.rows());
        boolean more = rows.size() > limit;
        if (more) {
            rows.remove(limit);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        boolean rowsAfter = backwards || more;
        boolean rowsBefore = backwards ? more : from.isPresent();
        if (rows.isEmpty()) {
            return new Slice<>(List.of(), fetched.total(), Optional.empty(), Optional.empty());
        }
        return new Slice<>(
                List.copyOf(rows),
                fetched.total(),
                Optional.of(Cursor.after(key.apply(rows.get(rows.size() - 1)))).filter(c -> rowsAfter),
                Optional.of(Cursor.before(key.apply(rows.get(0)))).filter(c -> rowsBefore));
    }
}
