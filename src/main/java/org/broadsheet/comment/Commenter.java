package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Ids;

/** A reader who has signed in and commented. Who that is at the provider leaves the database for nobody. */
@Entity
@Table(name = "reader")
class Commenter extends PanacheEntityBase {

    /** The same row at any number of first comments at once. */
    private static final String KNOW = """
            insert into reader (id, issuer, subject, name, created_at) values (:id, :issuer, :subject, :name, :now)
            on conflict (issuer, subject) do update set name = excluded.name where reader.name <> excluded.name""";

    @Id
    private UUID id;

    private String issuer;
    private String subject;
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    /** The author that the reader is; null for none. */
    @Column(name = "author_id")
    private UUID author;

    /** Whether the reader works for the newsroom. */
    private boolean staff;

    @Version
    private int version = 1;

    Commenter() {}

    /** One who commented elsewhere before. */
    Commenter(UUID id, String issuer, String subject, String name, Instant at) {
        this.id = id;
        this.issuer = issuer;
        this.subject = subject;
        this.name = name;
        this.createdAt = at;
    }

    /**
     * Makes a row at the first comment, and holds it until the transaction ends, as moderators do who impose something on the
     * reader; so it comes before the article is held, everywhere.
     *
     * @param name under which the comment is written
     */
    static Commenter know(Reader reader, String name, Instant now) {
        getEntityManager()
                .createNativeQuery(KNOW)
                .setParameter("id", Ids.next())
                .setParameter("issuer", reader.issuer())
                .setParameter("subject", reader.subject())
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate();
        return Commenter.<Commenter>find("issuer = ?1 and subject = ?2", reader.issuer(), reader.subject())
                .singleResult();
    }

    boolean is(Reader who) {
        return issuer.equals(who.issuer()) && subject.equals(who.subject());
    }

    void badge(UUID author, boolean staff) {
        this.author = author;
        this.staff = staff;
    }

    UUID author() {
        return author;
    }

    boolean isStaff() {
        return staff;
    }

    UUID id() {
        return id;
    }

    Voter voter() {
        return Voter.ofReader(issuer, subject);
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
