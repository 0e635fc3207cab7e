package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Which moderator is about to decide about a comment, and until when. Who asks and who changes it holds the comment. */
@Entity
@Immutable
@Table(name = "comment_claim")
class CommentClaim extends PanacheEntityBase {

    private static final String TAKE = """
            insert into comment_claim as held (comment_id, held_by, taken_at, expires_at)
            values (:comment, :caller, :now, :until)
            on conflict (comment_id) do update
            set held_by = excluded.held_by, expires_at = excluded.expires_at,
                taken_at = case when held.held_by = excluded.held_by and held.expires_at > :now
                    then held.taken_at else excluded.taken_at end""";

    @Id
    @Column(name = "comment_id")
    private UUID comment;

    @Column(name = "held_by")
    private UUID heldBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    CommentClaim() {}

    /** Takes it, or takes it for longer; nobody else has it. */
    static void take(UUID comment, UUID caller, Instant now, Instant until) {
        getEntityManager()
                .createNativeQuery(TAKE)
                .setParameter("comment", comment)
                .setParameter("caller", caller)
                .setParameter("now", now)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Ends it, whoever has it. */
    static void end(UUID comment) {
        delete("comment", comment);
    }

    /** The one that somebody else has and that has not ended yet. */
    static Optional<CommentClaim> ofOthers(UUID comment, UUID caller, Instant now) {
        return CommentClaim.<CommentClaim>find("comment = ?1 and heldBy <> ?2 and expiresAt > ?3", comment, caller, now)
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
