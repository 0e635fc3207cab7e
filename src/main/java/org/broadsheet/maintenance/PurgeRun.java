package org.broadsheet.maintenance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** When something was purged last, and how much of it. */
@Entity
@Immutable
@Table(name = "purge_run")
class PurgeRun extends PanacheEntityBase {

    private static final String BEGIN = """
            insert into purge_run as last (name, ran_at, deleted) values (:name, :now, 0)
            on conflict (name) do update set ran_at = excluded.ran_at, deleted = 0 where last.ran_at < :lately""";

    @Id
    private String name;

    @Column(name = "ran_at")
    private Instant ranAt;

    private int deleted;

    PurgeRun() {}

    /** False where it has been done since then. */
    static boolean begin(String name, Instant now, Instant lately) {
        return getEntityManager()
                        .createNativeQuery(BEGIN)
                        .setParameter("name", name)
                        .setParameter("now", now)
                        .setParameter("lately", lately)
                        .executeUpdate()
                == 1;
    }

    static void count(String name, int more) {
        getEntityManager()
                .createNativeQuery("update purge_run set deleted = deleted + :more where name = :name")
                .setParameter("more", more)
                .setParameter("name", name)
                .executeUpdate();
    }

    static List<PurgeRun> all() {
        return list("order by name");
    }

    String name() {
        return name;
    }

    Instant ranAt() {
        return ranAt;
    }

    int deleted() {
        return deleted;
    }
}
