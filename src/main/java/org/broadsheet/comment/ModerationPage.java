package org.broadsheet.comment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.broadsheet.shared.Cursor;

/** A page of the moderators' list: only the conditions that are asked for, so that each list has its index. */
final class ModerationPage {

    private ModerationPage() {}

    /**
     * In the order that is asked for, from behind (or, backwards, before) the cursor's place.
     *
     * @param limits of the articles that the moderator decides about; empty for all
     */
    static List<Comment> read(ModerationFilter filter, Optional<String> limits, Optional<Cursor> from, int size) {
        boolean descending =
                filter.sort().isDescending(from.map(Cursor::backwards).orElse(false));
        ThreadSort.Place place = from.map(
                        c -> ThreadSort.Place.of(c.key().get(0), c.key().get(1)))
                .orElseGet(() -> ThreadSort.Place.start(descending));
        Map<String, Object> parameters = new HashMap<>(Map.of("at", place.at(), "id", place.id()));
        StringJoiner conditions = new StringJoiner(" and ");
        conditions.add(descending ? "(createdAt, id) < (:at, :id)" : "(createdAt, id) > (:at, :id)");
        if (filter.status() != null) {
            conditions.add("status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.queued() != null) {
            // No parameter: the index of the queue holds only what waits.
            conditions.add(filter.queued() ? "queued" : "not queued");
        }
        if (filter.article() != null) {
            conditions.add("article = :article");
            parameters.put("article", filter.article());
        }
        limits.ifPresent(text -> {
            conditions.add("function('grants_count_for' as boolean, :limits, article)");
            parameters.put("limits", text);
        });
        String order = descending ? " order by createdAt desc, id desc" : " order by createdAt, id";
        String query = conditions + order;
        return Comment.<Comment>find(query, parameters).page(0, size).list();
    }
}
