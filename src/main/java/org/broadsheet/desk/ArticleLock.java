package org.broadsheet.desk;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who is at work on an article, and until when. */
@Entity
@Immutable
@Table(name = "article_lock")
class ArticleLock extends PanacheEntityBase {

    /** Holds the row also where it changes nothing, so that who is refused can read by whom. */
    private static final String TAKE = """
            insert into article_lock as held (article_id, held_by, taken_at, expires_at)
            values (:article, :caller, :now, :until)
            on conflict (article_id) do update
            set held_by = excluded.held_by, expires_at = excluded.expires_at,
                taken_at = case when held.held_by = excluded.held_by and held.expires_at > :now
                    then held.taken_at else excluded.taken_at end
            where :override or held.held_by = excluded.held_by or held.expires_at <= :now""";

    @Id
    @Column(name = "article_id")
    private UUID article;

    @Column(name = "held_by")
    private UUID heldBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    ArticleLock() {}

    /** Takes it, or takes it for longer; false where somebody else has it. */
    static boolean take(UUID article, UUID caller, TakeLock how, Instant now) {
        return getEntityManager()
                        .createNativeQuery(TAKE)
                        .setParameter("article", article)
                        .setParameter("caller", caller)
                        .setParameter("now", now)
                        .setParameter("until", now.plusSeconds(how.seconds()))
                        .setParameter("override", how.override())
                        .executeUpdate()
                == 1;
    }

    /** Gives up the caller's own; false where there was none. */
    static boolean giveUp(UUID article, UUID caller) {
        return delete("article = ?1 and heldBy = ?2", article, caller) == 1;
    }

    /** The one that has not ended yet. */
    static Optional<ArticleLock> of(UUID article, Instant now) {
        return ArticleLock.<ArticleLock>find("article = ?1 and expiresAt > ?2", article, now)
                .firstResultOptional();
    }

    UUID heldBy() {
        return heldBy;
    }

    Instant takenAt() {
        return takenAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
