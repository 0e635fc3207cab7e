package org.broadsheet.maintenance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;
import org.hibernate.annotations.Immutable;

/** Some rows that are yet to be made anew, or one that could not be. */
@Entity
@Immutable
@Table(name = "rebuild_batch")
class RebuildBatch extends PanacheEntityBase {

    private static final String ADD = """
            insert into rebuild_batch (rebuild_id, turn, projection, ids, size)
            values (:rebuild, :turn, :projection, :ids, cardinality(:ids))""";

    /** Of the first rebuild and turn in which anything is left, also where others are at work on that. */
    private static final String CLAIM = """
            select id from rebuild_batch
            where problem is null and (rebuild_id, turn) = (
                select rebuild_id, turn from rebuild_batch where problem is null order by rebuild_id, turn limit 1)
            order by id limit 1 for update skip locked""";

    /** Nothing, where another one has had it since. */
    private static final String SPLIT = """
            with whole as (
                delete from rebuild_batch where id = :id and size > 1 returning rebuild_id, turn, projection, ids
            )
            insert into rebuild_batch (rebuild_id, turn, projection, ids, size)
            select w.rebuild_id, w.turn, w.projection, array[i.id], 1 from whole w cross join unnest(w.ids) i (id)""";

    private static final String FAIL =
            "update rebuild_batch set problem = :problem, failed_at = :now where id = :id and size = 1";

    private static final String FAILED = """
            select ids[1] from rebuild_batch
            where problem is not null and failed_at > :since and projection = :projection""";

    private static final String LEFT =
            "select cast(coalesce(sum(size), 0) as integer) from rebuild_batch where rebuild_id = :rebuild and problem is null";

    @Id
    private long id;

    @Column(name = "rebuild_id")
    private UUID rebuild;

    private int turn;
    private String projection;
    private UUID[] ids;
    private int size;
    private String problem;

    @Column(name = "failed_at")
    private Instant failedAt;

    RebuildBatch() {}

    static void add(UUID rebuild, Projection projection, Collection<UUID> ids) {
        getEntityManager()
                .createNativeQuery(ADD)
                .setParameter("rebuild", rebuild)
                .setParameter("turn", projection.turn())
                .setParameter("projection", projection.name())
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** The next at which nobody is at work, held until the transaction ends. */
    static Optional<RebuildBatch> claim() {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(CLAIM, Long.class)
                .uniqueResultOptional()
                .flatMap(id -> RebuildBatch.findByIdOptional(id));
    }

    /** It is done. */
    static void done(long id) {
        delete("id = ?1", id);
    }

    /** Could not be done as a whole: its rows one by one then, and it is said which cannot be at all. */
    static void failed(long id, String problem, Instant now) {
        getEntityManager()
                .createNativeQuery(FAIL)
                .setParameter("problem", problem)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        getEntityManager().createNativeQuery(SPLIT).setParameter("id", id).executeUpdate();
    }

    /** What could not be made anew since then. */
    static Set<UUID> failedSince(Instant since, String projection) {
        return new HashSet<>(getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(FAILED, UUID.class)
                .setParameter("since", since)
                .setParameter("projection", projection)
                .getResultList());
    }

    /** The rows that are left to do. */
    static int left(UUID rebuild) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(LEFT, Integer.class)
                .setParameter("rebuild", rebuild)
                .getSingleResult();
    }

    static List<RebuildBatch> failures(UUID rebuild, int most) {
        return RebuildBatch.<RebuildBatch>find("rebuild = ?1 and problem is not null order by id", rebuild)
                .page(0, most)
                .list();
    }

    static long failureCount(UUID rebuild) {
        return count("rebuild = ?1 and problem is not null", rebuild);
    }

    long id() {
        return id;
    }

    UUID rebuild() {
        return rebuild;
    }

    String projection() {
        return projection;
    }

    List<UUID> ids() {
        return List.of(ids);
    }

    String problem() {
        return problem;
    }
}
