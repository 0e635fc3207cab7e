package org.broadsheet.correction;

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
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.Immutable;

/** Something that readers are told about an article; never changes. */
@Entity
@Immutable
class Correction extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(name = "article_id")
    private UUID article;

    @Enumerated(EnumType.STRING)
    private CorrectionKind kind;

    private String text;
    private int revision;
    private Instant at;
    private UUID by;

    Correction() {}

    Correction(UUID id, UUID article, CreateCorrection input, int revision, UUID caller, Instant now) {
        this.id = id;
        this.article = article;
        this.kind = input.kind();
        this.text = input.text();
        this.revision = revision;
        this.at = now;
        this.by = caller;
    }

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<Correction> page(UUID article, Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("at")
                .where("article = :article", "article", article)
                .from(from);
        return Correction.<Correction>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    static List<UUID> ids(UUID behind, int most) {
        return getEntityManager()
                .createQuery("select id from Correction where id > :behind order by id", UUID.class)
                .setParameter("behind", behind)
                .setMaxResults(most)
                .getResultList();
    }

    static Optional<Correction> of(UUID article, UUID id) {
        return Correction.<Correction>find("article = ?1 and id = ?2", article, id)
                .firstResultOptional();
    }

    String[] key() {
        return new String[] {at.toString(), id.toString()};
    }

    UUID id() {
        return id;
    }

    UUID article() {
        return article;
    }

    CorrectionKind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    int revision() {
        return revision;
    }

    Instant at() {
        return at;
    }

    UUID by() {
        return by;
    }
}
