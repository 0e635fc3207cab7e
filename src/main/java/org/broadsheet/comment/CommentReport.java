package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.Immutable;

/** That somebody finds something wrong with a comment; {@link Comment#decide} decides about it past this class. */
@Entity
@Immutable
@Table(name = "comment_report")
class CommentReport extends PanacheEntityBase {

    /** So many reports of every reader are taken for good ones, so that the first bad one does not count too much. */
    private static final double TRUST = 2;

    private static final double OF_A_GUEST = 0.5;

    @Id
    private UUID id;

    @Column(name = "comment_id")
    private UUID comment;

    private int revision;
    private String reporter;
    private double weight;

    @Enumerated(EnumType.STRING)
    private ReportReason reason;

    private String note;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private ReportDecision decision;

    @Column(name = "decided_at")
    private Instant decidedAt;

    CommentReport() {}

    CommentReport(Comment comment, Voter reporter, ReportComment input, Instant now) {
        this.id = Ids.next();
        this.comment = comment.id();
        this.revision = comment.revision();
        this.reporter = reporter.key();
        this.weight = weight(reporter);
        this.reason = input.reason();
        this.note = input.note();
        this.at = now;
    }

    /** Whether the same one has reported the comment as it is now. */
    static boolean isKnown(Comment comment, Voter reporter) {
        return count(
                        "comment = ?1 and revision = ?2 and reporter = ?3",
                        comment.id(),
                        comment.revision(),
                        reporter.key())
                > 0;
    }

    /**
     * How much a report of theirs counts: that of a reader 1, times the share of those that moderators upheld; that of a
     * guest, of whom little is known, half.
     */
    private static double weight(Voter reporter) {
        if (!reporter.isReader()) {
            return OF_A_GUEST;
        }
        double decided = count("reporter = ?1 and decision is not null", reporter.key());
        double upheld = count("reporter = ?1 and decision = ?2", reporter.key(), ReportDecision.upheld);
        return (upheld + TRUST) / (decided + TRUST);
    }

    static List<CommentReport> page(UUID comment, Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("at")
                .where("comment = :comment", "comment", comment)
                .from(from);
        return CommentReport.<CommentReport>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    UUID id() {
        return id;
    }

    int revision() {
        return revision;
    }

    boolean isOfReader() {
        return new Voter(reporter).isReader();
    }

    double weight() {
        return weight;
    }

    ReportReason reason() {
        return reason;
    }

    String note() {
        return note;
    }

    Instant at() {
        return at;
    }

    ReportDecision decision() {
        return decision;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
