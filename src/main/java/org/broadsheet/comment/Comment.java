package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.body.Remark;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;

/** A reader's comment and its place in the thread. */
@Entity
@DynamicUpdate
class Comment extends PanacheEntityBase {

    /** Weights are thirds and other shares, whose sum may fall short of a whole number by a little. */
    private static final double ROUNDING = 1e-9;

    @Id
    private UUID id;

    @Version
    private int version = 1;

    @Column(name = "article_id")
    private UUID article;

    @Column(name = "parent_id")
    private UUID parent;

    @Column(name = "root_id")
    private UUID root;

    private int depth;
    private UUID[] path;

    @Enumerated(EnumType.STRING)
    private CommentStatus status;

    private boolean queued;

    // A reply is no new version of what it answers.
    @OptimisticLock(excluded = true)
    private boolean shown;

    @Column(name = "reply_count")
    @OptimisticLock(excluded = true)
    private int replyCount;

    /** Null for a guest. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reader_id")
    private Commenter reader;

    @Column(name = "author_name")
    private String authorName;

    @Column(name = "author_email")
    private String authorEmail;

    @Column(name = "body_source")
    private String bodySource;

    @Column(name = "body_html")
    private String bodyHtml;

    @Column(name = "body_text")
    private String bodyText;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Null for a reader who has signed in, and of comments that were put in. */
    @Column(name = "guest_id")
    private UUID guest;

    private int revision = 1;

    @Column(name = "edited_at")
    private Instant editedAt;

    @Column(name = "network_hash")
    private byte[] networkHash;

    @Column(name = "text_hash")
    private byte[] textHash;

    @Column(name = "votes_up")
    @OptimisticLock(excluded = true)
    private int votesUp;

    @Column(name = "votes_down")
    @OptimisticLock(excluded = true)
    private int votesDown;

    @OptimisticLock(excluded = true)
    private int reports;

    @Column(name = "reports_weight")
    @OptimisticLock(excluded = true)
    private double reportsWeight;

    @Column(name = "reports_reasons")
    @OptimisticLock(excluded = true)
    private String[] reportsReasons = {};

    /** Null where no moderator approved it. */
    @Column(name = "cleared_revision")
    private Integer clearedRevision;

    private boolean featured;
    private boolean pinned;
    private boolean locked;

    Comment() {}

    /** @param parent null for one that begins a thread */
    Comment(UUID id, UUID article, Comment parent, CreateComment input, Remark remark, Instant now) {
        this.id = id;
        this.article = article;
        this.parent = parent == null ? null : parent.id;
        this.root = parent == null ? id : parent.root;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.path = parent == null ? new UUID[1] : Arrays.copyOf(parent.path, parent.path.length + 1);
        this.path[depth] = id;
        this.status = CommentStatus.pending;
        this.queued = true;
        this.authorName = input.name();
        this.authorEmail = input.email();
        this.bodySource = input.body();
        this.bodyHtml = remark.html();
        this.bodyText = remark.text();
        this.createdAt = now;
    }

    /** Who wrote it has signed in. */
    void isOf(Commenter reader) {
        this.reader = reader;
    }

    void isOf(UUID guest) {
        this.guest = guest;
    }

    void cameFrom(byte[] network) {
        this.networkHash = network;
    }

    /** Says something else from now on. */
    void rewrite(String source, Remark remark, Instant now) {
        this.bodySource = source;
        this.bodyHtml = remark.html();
        this.bodyText = remark.text();
        this.editedAt = now;
        this.revision++;
        this.reports = 0;
        this.reportsWeight = 0;
        this.reportsReasons = new String[0];
    }

    /** What the service itself makes of its text. */
    void stand(Standing standing) {
        status = standing.status();
        queued = standing.queued();
    }

    /** By what the same text is known again. */
    void reads(byte[] hash) {
        textHash = hash;
    }

    void decide(CommentStatus decision) {
        if (status == CommentStatus.deleted) {
            throw gone();
        }
        // Ahead of the rest, which is only whole once it is settled.
        settleReports(decision == CommentStatus.approved ? ReportDecision.dismissed : ReportDecision.upheld);
        status = decision;
        queued = false;
        if (isApproved()) {
            clearedRevision = revision();
        }
    }

    /**
     * Counts a report of the approved comment as it is now, and withholds it where there are enough and no moderator has
     * approved that.
     *
     * @param enough their weight together; 0 for never
     * @return whether it is withheld now
     */
    boolean report(CommentReport report, int enough) {
        reports++;
        reportsWeight += report.weight();
        reportsReasons = Stream.concat(
                        Stream.of(reportsReasons), Stream.of(report.reason().name()))
                .distinct()
                .toArray(String[]::new);
        boolean cleared = clearedRevision != null && clearedRevision == revision();
        if (enough == 0 || cleared || reportsWeight < enough - ROUNDING) {
            return false;
        }
        status = CommentStatus.withheld;
        queued = true;
        return true;
    }

    /** Whoever decides about the comment decides about its reports, by whatever way. */
    private void settleReports(ReportDecision decision) {
        if (reports > 0) {
            getEntityManager()
                    .createNativeQuery("""
                            update comment_report set decision = :decision, decided_at = now()
                            where comment_id = :id and decision is null""")
                    .setParameter("decision", decision.name())
                    .setParameter("id", id)
                    .executeUpdate();
        }
        reports = 0;
        reportsWeight = 0;
        reportsReasons = new String[0];
    }

    static ProblemException gone() {
        return new ProblemException(ProblemType.invalidState, "It is deleted, and its text with it")
                .with("state", CommentStatus.deleted);
    }

    /** As it was before a decision that is taken back. */
    void restore(CommentDecision decision) {
        if (status == CommentStatus.deleted) {
            throw gone();
        }
        status = decision.statusBefore();
        queued = decision.queuedBefore();
        clearedRevision = isApproved() ? clearedRevision : null;
        featured = decision.featuredBefore();
        pinned = decision.pinnedBefore();
    }

    /** @throws ProblemException 409 {@code invalidState} where it cannot have the mark that is set */
    void mark(CommentMark mark, boolean set) {
        if (set && mark == CommentMark.locked && parent != null) {
            throw new ProblemException(
                            ProblemType.invalidState, "Only whole threads are locked: name the comment that begins it")
                    .with("state", status);
        }
        if (set && mark != CommentMark.locked && !isApproved()) {
            throw new ProblemException(ProblemType.invalidState, "Readers cannot read it").with("state", status);
        }
        switch (mark) {
            case featured -> featured = set;
            case pinned -> pinned = set;
            case locked -> locked = set;
        }
    }

    boolean is(CommentMark mark) {
        return switch (mark) {
            case featured -> featured;
            case pinned -> pinned;
            case locked -> locked;
        };
    }

    boolean isDecidedAs(CommentStatus decision) {
        return status == decision && !queued && reports == 0;
    }

    /** Only its place stays. */
    void erase() {
        getEntityManager()
                .createNativeQuery("delete from comment_vote where comment_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        settleReports(ReportDecision.upheld);
        votesUp = 0;
        votesDown = 0;
        status = CommentStatus.deleted;
        queued = false;
        reader = null;
        authorName = null;
        authorEmail = null;
        bodySource = null;
        bodyHtml = null;
        bodyText = null;
        guest = null;
        editedAt = null;
        networkHash = null;
        textHash = null;
    }

    /**
     * Shows or hides it by what it is now; what cannot be read is neither featured nor pinned.
     *
     * @return how many more (or, below 0, fewer) replies its parent shows by that: -1, 0 or 1
     */
    int settle() {
        boolean before = shown;
        shown = isApproved() || replyCount > 0;
        featured &= isApproved();
        pinned &= isApproved();
        return Boolean.compare(shown, before);
    }

    void addReplies(int more) {
        replyCount += more;
    }

    /**
     * Counts a vote in the place of another.
     *
     * @param before 1, -1, or 0 for none, as {@code now}
     */
    void vote(int before, int now) {
        votesUp += (now == 1 ? 1 : 0) - (before == 1 ? 1 : 0);
        votesDown += (now == -1 ? 1 : 0) - (before == -1 ? 1 : 0);
    }

    boolean isApproved() {
        return status == CommentStatus.approved;
    }

    boolean isShown() {
        return shown;
    }

    /** Its ancestor of that depth. */
    UUID ancestor(int depth) {
        return path[depth];
    }

    /** Whether readers see a comment of the guest. */
    static boolean isShownOfGuest(UUID guest) {
        return count("guest = ?1 and status = ?2", guest, CommentStatus.approved) > 0;
    }

    /** The article that a comment belongs to, without the comment itself: who changes it must hold the article first. */
    static Optional<UUID> articleOf(UUID id) {
        return getEntityManager()
                .createQuery("select article from Comment where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    UUID article() {
        return article;
    }

    UUID parent() {
        return parent;
    }

    int depth() {
        return depth;
    }

    CommentStatus status() {
        return status;
    }

    boolean queued() {
        return queued;
    }

    int replyCount() {
        return replyCount;
    }

    int votesUp() {
        return votesUp;
    }

    int votesDown() {
        return votesDown;
    }

    int reports() {
        return reports;
    }

    double reportsWeight() {
        return reportsWeight;
    }

    List<ReportReason> reportsReasons() {
        return Stream.of(reportsReasons).map(ReportReason::valueOf).sorted().toList();
    }

    Optional<Commenter> reader() {
        return Optional.ofNullable(reader);
    }

    String authorName() {
        return authorName;
    }

    String bodySource() {
        return bodySource;
    }

    String bodyHtml() {
        return bodyHtml;
    }

    String bodyText() {
        return bodyText;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<UUID> guest() {
        return Optional.ofNullable(guest);
    }

    /** Null where it is not kept, or not any more. */
    byte[] network() {
        return networkHash;
    }

    /** Which text it has, from 1; what is said of one is not said of the next. */
    int revision() {
        return revision;
    }

    /** Null where its text is the first. */
    Instant editedAt() {
        return editedAt;
    }
}
