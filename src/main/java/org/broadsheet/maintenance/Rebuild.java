package org.broadsheet.maintenance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Ids;
import org.hibernate.annotations.Immutable;

/** One time that the read model is made anew. */
@Entity
@Immutable
class Rebuild extends PanacheEntityBase {

    private static final String BEGIN = """
            insert into rebuild (id, cause, started_at) values (:id, :cause, :now)
            on conflict (cause) where finished_at is null do nothing""";

    private static final String UNPLANNED =
            "select id, cause from rebuild where total is null order by id limit 1 for update skip locked";

    private static final String PLANNED = "update rebuild set total = :total where id = :id";

    private static final String FINISH = """
            update rebuild r set finished_at = :now
            where r.finished_at is null and r.total is not null
                and not exists (select from rebuild_batch b where b.rebuild_id = r.id and b.problem is null)""";

    private static final String FORGET = """
            delete from rebuild where id = any(array(
                select id from rebuild
                where finished_at < :before and finished_at < (select max(finished_at) from rebuild)
                order by finished_at limit :most for update skip locked))""";

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    @Column(name = "started_at")
    private Instant startedAt;

    private Integer total;

    @Column(name = "finished_at")
    private Instant finishedAt;

    Rebuild() {}

    /** What is yet to be planned. */
    record Unplanned(UUID id, Cause cause) {}

    /** Begins one, unless one of the same cause has begun and not finished. */
    static void begin(Cause cause, Instant now) {
        getEntityManager()
                .createNativeQuery(BEGIN)
                .setParameter("id", Ids.next())
                .setParameter("cause", cause.name())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The first that nobody else is planning, held until the transaction ends. */
    static Optional<Unplanned> unplanned() {
        List<?> rows = getEntityManager().createNativeQuery(UNPLANNED).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Unplanned((UUID) row[0], Cause.valueOf((String) row[1])))
                .findFirst();
    }

    static void planned(UUID id, int total) {
        getEntityManager()
                .createNativeQuery(PLANNED)
                .setParameter("total", total)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Finishes those of which nothing is left to do. */
    static void finish(Instant now) {
        getEntityManager().createNativeQuery(FINISH).setParameter("now", now).executeUpdate();
    }

    /** Forgets what has finished long ago, but not the last; gives how many. */
    static int forget(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** In the order in which they are done. */
    static List<Rebuild> unfinished() {
        return list("finishedAt is null order by id");
    }

    static Optional<Rebuild> lastFinished() {
        return find("finishedAt is not null order by finishedAt desc, id desc").firstResultOptional();
    }

    UUID id() {
        return id;
    }

    Cause cause() {
        return cause;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Null until it is planned. */
    Integer total() {
        return total;
    }

    /** Null until then. */
    Instant finishedAt() {
        return finishedAt;
    }
}
