package org.broadsheet.maintenance;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;

/**
 * Which parts the read model has, and whether this node writes each as the newest node does. Several releases may run side by
 * side; only nodes of the highest version rebuild, or two would write each other's rows back for ever.
 */
@ApplicationScoped
class Versions {

    /** After so long without one, no node has the higher version any more: who went back to an earlier release may rebuild. */
    static final Duration GONE = Duration.ofMinutes(10);

    private static final String SHARE =
            "select cast(pg_advisory_xact_lock_shared(hashtext('broadsheet.rebuild')) as text)";
    private static final String HOLD = "select cast(pg_advisory_xact_lock(hashtext('broadsheet.rebuild')) as text)";

    private static final String SEEN = """
            insert into projection as known (name, version, seen_at) values (:name, :version, :now)
            on conflict (name) do update set version = excluded.version, seen_at = excluded.seen_at
            where known.version <= excluded.version or known.seen_at < :gone""";

    private static final String HIGHER = """
            select exists (
                select from projection p left join unnest(:names, :versions) as mine (name, version) on mine.name = p.name
                where p.seen_at >= :gone and (mine.version is null or mine.version < p.version))""";

    private final Session session;
    private final List<Projection> projections;

    Versions(Session session, @All List<Projection> projections) {
        this.session = session;
        this.projections = projections.stream()
                .sorted(Comparator.comparing(Projection::turn).thenComparing(Projection::name))
                .toList();
    }

    /** In the order of their turns. */
    List<Projection> projections() {
        return projections;
    }

    Projection projection(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This release has no projection " + name));
    }

    /** Says that this node is here; waits for batches that are under way, none of which goes on behind it unasked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void seen(Instant now) {
        session.createNativeQuery(HOLD, String.class).getSingleResultOrNull();
        projections.forEach(projection -> session.createNativeMutationQuery(SEEN)
                .setParameter("name", projection.name())
                .setParameter("version", projection.version())
                .setParameter("now", now)
                .setParameter("gone", now.minus(GONE))
                .executeUpdate());
    }

    /** Whether this node may write rows anew; where it may, that stays so until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean areHighest(Instant now) {
        session.createNativeQuery(SHARE, String.class).getSingleResultOrNull();
        return !session.createNativeQuery(HIGHER, Boolean.class)
                .setParameter(
                        "names", projections.stream().map(Projection::name).toArray(String[]::new))
                .setParameter(
                        "versions",
                        projections.stream().map(Projection::version).toArray(Integer[]::new))
                .setParameter("gone", now.minus(GONE))
                .getSingleResult();
    }
}
