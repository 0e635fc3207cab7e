package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.hibernate.StatelessSession;

/** Reads what readers see of threads, each answer by one statement. */
@ApplicationScoped
class ThreadQueries {

    private final StatelessSession session;

    ThreadQueries(StatelessSession session) {
        this.session = session;
    }

    /** A comment that is shown; without name and text where it is not approved. */
    record Row(
            UUID id,
            UUID article,
            UUID parent,
            int depth,
            CommentStatus status,
            Instant createdAt,
            int replyCount,
            String author,
            String html,
            String text) {

        String[] key() {
            return new String[] {createdAt.toString(), id.toString()};
        }
    }

    /**
     * @param article the article's id, and the slug that it has now
     * @param rows the page, in scan order
     * @param inline the first replies of each, oldest first
     */
    record Found(UUID article, String slug, List<Row> rows, List<Row> inline) {}

    /**
     * @param subject what {@code scan} is about
     * @param replies how many replies of each comment come with it
     * @return empty where nothing that is public has that name
     */
    Optional<Found> read(
            ThreadSql.Scan scan, Object subject, ThreadSort sort, Optional<Cursor> from, int size, int replies) {
        boolean descending = sort.isDescending(from.map(Cursor::backwards).orElse(false));
        ThreadSort.Place place = from.map(
                        c -> ThreadSort.Place.of(c.key().get(0), c.key().get(1)))
                .orElseGet(() -> ThreadSort.Place.start(descending));
        List<Object[]> rows = session.createNativeQuery(
                        descending ? scan.descending() : scan.ascending(), Object[].class)
                .setParameter("subject", subject)
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setParameter("size", size)
                .setParameter("replies", replies)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Found((UUID) rows.get(0)[0], (String) rows.get(0)[1], listed(rows, true), listed(rows, false)));
    }

    private static List<Row> listed(List<Object[]> rows, boolean listed) {
        return rows.stream()
                .filter(row -> Boolean.valueOf(listed).equals(row[2]))
                .map(ThreadQueries::row)
                .toList();
    }

    private static Row row(Object[] row) {
        return new Row(
                (UUID) row[3],
                (UUID) row[4],
                (UUID) row[5],
                ((Number) row[6]).intValue(),
                CommentStatus.valueOf((String) row[7]),
                (Instant) row[8],
                ((Number) row[9]).intValue(),
                (String) row[10],
                (String) row[11],
                (String) row[12]);
    }
}
