package org.broadsheet.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.reference.SortKeys;
import org.broadsheet.shared.Ids;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jboss.logging.Logger;

/**
 * Many articles for load tests: copies of the newsroom's own, each with its own headline, slug, date and thread, going back
 * in time from the first of them. Copied inside the database, in batches.
 */
@ApplicationScoped
class DemoCopies {

    private static final Logger LOG = Logger.getLogger(DemoCopies.class);

    private static final int BATCH = 2_000;
    private static final int PROGRESS = 10_000;
    private static final Duration BETWEEN = Duration.ofMinutes(7);

    private static final String ORIGINALS = """
            select a.id, r.slug, r.headline from article a join article_revision r on r.id = a.published_revision
            order by a.published_at, a.id""";

    private final Session session;

    DemoCopies(Session session) {
        this.session = session;
    }

    private record Original(UUID id, String slug, String headline) {}

    private record Copy(UUID original, UUID id, UUID revision, String slug, String headline, Instant at) {

        static Copy of(Original original, int number) {
            Instant at = DemoNewsroom.FOUNDED.minus(BETWEEN.multipliedBy(number));
            return new Copy(
                    original.id(),
                    Ids.derived(at, "demo:copy:" + number),
                    Ids.derived(at, "demo:copy-revision:" + number),
                    original.slug() + "-" + number,
                    original.headline() + " · " + number,
                    at);
        }
    }

    /**
     * In the caller's transaction.
     *
     * @param present how many articles there are
     * @param wanted how many there shall be
     */
    void add(int present, int wanted) {
        List<Original> originals = session.createNativeQuery(ORIGINALS, Object[].class).getResultList().stream()
                .map(row -> new Original((UUID) row[0], (String) row[1], (String) row[2]))
                .toList();
        List<Copy> batch = new ArrayList<>();
        for (int number = 1; present + number <= wanted; number++) {
            batch.add(Copy.of(originals.get((number - 1) % originals.size()), number));
            int all = present + number;
            if (batch.size() == BATCH || all == wanted) {
                write(batch);
                batch.clear();
                if (all % PROGRESS < BATCH || all == wanted) {
                    LOG.infof("Loading the demo newsroom: %,d of %,d articles", all, wanted);
                }
            }
        }
    }

    private void write(List<Copy> batch) {
        Map<String, Object> columns = Map.of(
                "originals", batch.stream().map(Copy::original).toArray(UUID[]::new),
                "ids", batch.stream().map(Copy::id).toArray(UUID[]::new),
                "revisions", batch.stream().map(Copy::revision).toArray(UUID[]::new),
                "slugs", batch.stream().map(Copy::slug).toArray(String[]::new),
                "headlines", batch.stream().map(Copy::headline).toArray(String[]::new),
                "sorts",
                        batch.stream().map(copy -> SortKeys.of(copy.headline())).toArray(byte[][]::new),
                "times", batch.stream().map(Copy::at).toArray(Instant[]::new));
        for (String statement : DemoCopySql.STATEMENTS) {
            MutationQuery insert = session.createNativeMutationQuery(statement);
            columns.forEach(insert::setParameter);
            insert.executeUpdate();
        }
    }
}
