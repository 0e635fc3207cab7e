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
import java.util.UUID;
import org.broadsheet.shared.Ids;
import org.hibernate.Session;

/** What was imposed on a reader, where and until when. Who adds or lifts one holds the reader. */
@Entity
@Table(name = "reader_sanction")
class Sanction extends PanacheEntityBase {

    /** Of a public article, which lies in its first section and all above that; the one that lasts longest comes first. */
    private static final String WRITING = """
            select s.* from reader_sanction s
            where s.reader_id = :reader and s.kind <> 'warning' and s.lifted_at is null
                and (s.until is null or s.until > :now)
                and (s.section_id is null or exists (
                    select from published_article a join published_ref f on f.id = a.section_id
                    where a.article_id = :article and s.section_id = any(f.lineage)))
            order by s.until desc nulls first, s.id""";

    @Id
    private UUID id;

    @Column(name = "reader_id")
    private UUID reader;

    @Enumerated(EnumType.STRING)
    private SanctionKind kind;

    @Column(name = "section_id")
    private UUID section;

    private Instant until;
    private String text;
    private Instant at;
    private UUID by;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    @Column(name = "lifted_by")
    private UUID liftedBy;

    Sanction() {}

    /**
     * @param section null for everywhere
     * @param until null for ever
     * @param text may be null where the reader is told nothing
     */
    Sanction(UUID reader, SanctionKind kind, UUID section, Instant until, String text, UUID caller, Instant now) {
        this.id = Ids.next();
        this.reader = reader;
        this.kind = kind;
        this.section = section;
        this.until = until;
        this.text = text;
        this.at = now;
        this.by = caller;
    }

    void lift(UUID caller, Instant now) {
        liftedAt = now;
        liftedBy = caller;
    }

    boolean isInForce(Instant now) {
        return liftedAt == null && (until == null || until.isAfter(now));
    }

    /** Those in force about what a reader writes on an article. */
    static List<Sanction> inForce(UUID reader, UUID article, Instant now) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(WRITING, Sanction.class)
                .setParameter("reader", reader)
                .setParameter("article", article)
                .setParameter("now", now)
                .getResultList();
    }

    /** Newest first. */
    static List<Sanction> newest(UUID reader, int most) {
        return Sanction.<Sanction>find("reader = ?1 order by at desc, id desc", reader)
                .page(0, most)
                .list();
    }

    /** Those that nobody lifted, ended or not. */
    static List<Sanction> standing(UUID reader) {
        return list("reader = ?1 and liftedAt is null", reader);
    }

    UUID id() {
        return id;
    }

    SanctionKind kind() {
        return kind;
    }

    UUID section() {
        return section;
    }

    Instant until() {
        return until;
    }

    String text() {
        return text;
    }

    Instant at() {
        return at;
    }

    UUID by() {
        return by;
    }

    Instant liftedAt() {
        return liftedAt;
    }

    UUID liftedBy() {
        return liftedBy;
    }
}
