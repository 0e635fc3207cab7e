package org.broadsheet.preview;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.DynamicUpdate;

/** What is kept of a link, which is not its token. */
@Entity
@Table(name = "preview_link")
@DynamicUpdate
class PreviewLink extends PanacheEntityBase {

    private static final int MADE = 1;
    private static final int REVOKED = 2;

    @Id
    private UUID id;

    @Column(name = "article_id")
    private UUID article;

    @Column(name = "revision_id")
    private UUID revision;

    @Column(name = "token_mac")
    private byte[] mac;

    private String note;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoked_by")
    private UUID revokedBy;

    @Column(name = "used_count", insertable = false, updatable = false)
    private int usedCount;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private Instant lastUsedAt;

    PreviewLink() {}

    PreviewLink(
            UUID id,
            UUID article,
            UUID revision,
            byte[] mac,
            String note,
            Instant expiresAt,
            UUID caller,
            Instant now) {
        this.id = id;
        this.article = article;
        this.revision = revision;
        this.mac = mac;
        this.note = note;
        this.expiresAt = expiresAt;
        this.createdBy = caller;
        this.createdAt = now;
    }

    /** Those of an article, newest first, from behind (or, backwards, before) the cursor's. */
    static List<PreviewLink> page(UUID article, Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("createdAt")
                .where("article = :article", "article", article)
                .from(from);
        return PreviewLink.<PreviewLink>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    static Optional<PreviewLink> of(UUID article, UUID id) {
        return PreviewLink.<PreviewLink>findByIdOptional(id).filter(link -> link.article.equals(article));
    }

    static Optional<PreviewLink> lock(UUID article, UUID id) {
        return PreviewLink.<PreviewLink>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(link -> link.article.equals(article));
    }

    /** Shows nothing any more, once and for all. */
    void revoke(UUID caller, Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
            revokedBy = caller;
        }
    }

    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** It changes once, when it is revoked. */
    int version() {
        return revokedAt == null ? MADE : REVOKED;
    }

    String[] key() {
        return new String[] {createdAt.toString(), id.toString()};
    }

    UUID id() {
        return id;
    }

    UUID article() {
        return article;
    }

    /** Null for whichever is the draft. */
    UUID revision() {
        return revision;
    }

    byte[] mac() {
        return mac;
    }

    String note() {
        return note;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID createdBy() {
        return createdBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    int usedCount() {
        return usedCount;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
