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
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who decided what about a comment, and what it was like before. */
@Entity
@Immutable
@Table(name = "comment_decision")
class CommentDecision extends PanacheEntityBase {

    private static final String STANDING = """
            from CommentDecision d where d.comment = ?1 and d.undoes is null
                and not exists (select 1 from CommentDecision u where u.undoes = d.id)
            order by d.id desc""";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "comment_id")
    private UUID comment;

    @Enumerated(EnumType.STRING)
    private DecisionAction action;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before")
    private CommentStatus statusBefore;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_after")
    private CommentStatus statusAfter;

    @Column(name = "queued_before")
    private boolean queuedBefore;

    @Column(name = "featured_before")
    private boolean featuredBefore;

    @Column(name = "pinned_before")
    private boolean pinnedBefore;

    @Enumerated(EnumType.STRING)
    private RejectionCode code;

    @Column(name = "public_text")
    private String publicText;

    private String note;
    private Long undoes;
    private Instant at;

    /** Null for whoever wrote the comment. */
    private UUID by;

    CommentDecision() {}

    /** The comment is as it was before. */
    static CommentDecision about(Comment comment, DecisionAction action, Reason reason, UUID caller, Instant at) {
        CommentDecision decision = new CommentDecision();
        decision.comment = comment.id();
        decision.action = action;
        decision.statusBefore = comment.status();
        decision.queuedBefore = comment.queued();
        decision.featuredBefore = comment.is(CommentMark.featured);
        decision.pinnedBefore = comment.is(CommentMark.pinned);
        decision.code = reason.code();
        decision.publicText = reason.publicText();
        decision.note = reason.note();
        decision.at = at;
        decision.by = caller;
        return decision;
    }

    /** Takes another one back. */
    CommentDecision undoing(CommentDecision other) {
        undoes = other.id;
        return this;
    }

    /** The comment is as it is now. */
    void madeOf(Comment comment) {
        statusAfter = comment.status();
    }

    /** The last one that nobody took back. */
    static Optional<CommentDecision> standing(UUID comment) {
        return CommentDecision.<CommentDecision>find(STANDING, comment).firstResultOptional();
    }

    DecisionAction action() {
        return action;
    }

    CommentStatus statusBefore() {
        return statusBefore;
    }

    boolean queuedBefore() {
        return queuedBefore;
    }

    boolean featuredBefore() {
        return featuredBefore;
    }

    boolean pinnedBefore() {
        return pinnedBefore;
    }
}
