package org.broadsheet.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Ids;
import org.hibernate.annotations.BatchSize;

/** A reader who has signed in and commented. Who that is at the provider leaves the database for nobody. */
@Entity
@Table(name = "reader")
// Those of a page of comments, by one statement.
@BatchSize(size = 100)
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

    Commenter() {}

    /**
     * Makes a row at the first comment, and holds it until the transaction ends where that or the name is new; so it comes
     * before the article is held, everywhere.
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

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }
}
