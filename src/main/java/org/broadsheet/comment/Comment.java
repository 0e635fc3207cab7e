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
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Remark;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.annotations.OptimisticLock;

/** A reader's comment and its place in the thread. */
@Entity
class Comment extends PanacheEntityBase {

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

    /** Shown before a moderator saw it. */
    void admit(boolean queued) {
        this.status = CommentStatus.approved;
        this.queued = queued;
    }

    void decide(CommentStatus decision) {
        if (status == CommentStatus.deleted) {
            throw new ProblemException(ProblemType.invalidState, "It is deleted, and its text with it")
                    .with("state", status);
        }
        status = decision;
        queued = false;
    }

    boolean isDecidedAs(CommentStatus decision) {
        return status == decision && !queued;
    }

    /** Only its place stays. */
    void erase() {
        status = CommentStatus.deleted;
        queued = false;
        reader = null;
        authorName = null;
        authorEmail = null;
        bodySource = null;
        bodyHtml = null;
        bodyText = null;
    }

    /**
     * Shows or hides it by what it is now.
     *
     * @return how many more (or, below 0, fewer) replies its parent shows by that: -1, 0 or 1
     */
    int settle() {
        boolean before = shown;
        shown = isApproved() || replyCount > 0;
        return Boolean.compare(shown, before);
    }

    void addReplies(int more) {
        replyCount += more;
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
}
