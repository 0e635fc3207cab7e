package org.broadsheet.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Mergeable;
import org.broadsheet.shared.NameList;
import org.broadsheet.shared.Typed;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Author extends Mergeable {

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

    /** Nobody can look at what is known of a duplicate, or change it: so nothing is kept, and no picture held. */
    @Override
    protected void mergeInto(UUID survivor, UUID caller, Instant now) {
        super.mergeInto(survivor, caller, now);
        bio = null;
        links = List.of();
        contactEmail = null;
        contactPhone = null;
        image = null;
        privateEmail = null;
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

    /** In the order of their names, from behind (or, backwards, before) the cursor's; all, or those that were typed. */
    static List<Author> page(Typed typed, Optional<Cursor> from, int size) {
        NameList.Page page = NameList.WITHOUT_DUPLICATES.page(typed, from);
        return Author.<Author>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    /** The ids of those whom one of the pictures shows. */
    static List<UUID> showing(Collection<UUID> images) {
        return getEntityManager()
                .createQuery("select id from Author where image in :images order by id", UUID.class)
                .setParameter("images", images)
                .getResultList();
    }

    /** The ids that mean these: their own, and those of their duplicates. */
    static List<UUID> idsOf(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("select id from Author where id in :ids or mergedInto in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Has the duplicates of one stand for another. */
    static void passOnDuplicates(UUID id, UUID next) {
        update("mergedInto = ?1 where mergedInto = ?2", next, id);
    }

    static void deleteDuplicates(UUID id) {
        delete("mergedInto = ?1", id);
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
