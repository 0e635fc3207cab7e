package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who decided what about a comment. */
@Entity
@Immutable
@Table(name = "comment_decision")
class CommentDecision extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "comment_id")
    private UUID comment;

    private String action;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before")
    private CommentStatus statusBefore;

    private Instant at;
    private UUID by;

    CommentDecision() {}

    static CommentDecision of(String action, Comment comment, UUID caller, Instant at) {
        CommentDecision decision = new CommentDecision();
        decision.action = action;
        decision.comment = comment.id();
        decision.statusBefore = comment.status();
        decision.at = at;
        decision.by = caller;
        return decision;
    }
}
