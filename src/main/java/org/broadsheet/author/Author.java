package org.broadsheet.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NamePage;
import org.broadsheet.shared.Tracked;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Author extends Tracked {

    private String name;
    private String slug;
    private String bio;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AuthorLink> links;

    @Column(name = "contact_email")
    private String contactEmail;

    @Column(name = "contact_phone")
    private String contactPhone;

    @Column(name = "image_id")
    private UUID image;

    @Column(name = "private_email")
    private String privateEmail;

    private boolean listed;

    Author() {}

    Author(UUID id, SaveAuthor input, String slug, UUID caller, Instant now) {
        super(id, caller, now);
        take(input, slug);
    }

    void change(SaveAuthor input, String slug, UUID caller, Instant now) {
        take(input, slug);
        savedBy(caller, now);
    }

    private void take(SaveAuthor input, String slug) {
        this.name = input.name();
        this.slug = slug;
        this.bio = input.bio();
        this.links = List.copyOf(input.links());
        this.contactEmail = input.contact().email();
        this.contactPhone = input.contact().phone();
        this.image = input.image();
        this.privateEmail = input.privateEmail();
        this.listed = input.listed();
    }

    /** In the order of their names, from behind (or, backwards, before) the cursor's. */
    static List<Author> page(Optional<Cursor> from, int size) {
        NamePage page = NamePage.from(from);
        return Author.<Author>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    /** The ids of those whom a picture shows. */
    static List<UUID> showing(UUID image) {
        return getEntityManager()
                .createQuery("select id from Author where image = :image order by id", UUID.class)
                .setParameter("image", image)
                .getResultList();
    }

    String name() {
        return name;
    }

    String slug() {
        return slug;
    }

    String bio() {
        return bio;
    }

    List<AuthorLink> links() {
        return links;
    }

    AuthorContact contact() {
        return new AuthorContact(contactEmail, contactPhone);
    }

    UUID image() {
        return image;
    }

    String privateEmail() {
        return privateEmail;
    }

    boolean listed() {
        return listed;
    }
}
