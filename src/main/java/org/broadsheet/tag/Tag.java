package org.broadsheet.tag;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Mergeable;
import org.broadsheet.shared.NameList;
import org.broadsheet.shared.Typed;

@Entity
class Tag extends Mergeable {

    private String name;
    private String slug;

    @Enumerated(EnumType.STRING)
    private TagType type;

    private String description;

    Tag() {}

    Tag(UUID id, SaveTag input, String slug, UUID caller, Instant now) {
        super(id, caller, now);
        take(input, slug);
    }

    void change(SaveTag input, String slug, UUID caller, Instant now) {
        take(input, slug);
        savedBy(caller, now);
    }

    private void take(SaveTag input, String slug) {
        this.name = input.name();
        this.slug = slug;
        this.type = input.type();
        this.description = input.description();
    }

    /** In the order of their names, from behind (or, backwards, before) the cursor's; all, or those that were typed. */
    static List<Tag> page(Typed typed, Optional<Cursor> from, int size) {
        NameList.Page page = NameList.WITHOUT_DUPLICATES.page(typed, from);
        return Tag.<Tag>find(page.query(), page.parameters()).page(0, size).list();
    }

    /** The ids that mean these: their own, and those of their duplicates. */
    static List<UUID> idsOf(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("select id from Tag where id in :ids or mergedInto in :ids", UUID.class)
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

    TagType type() {
        return type;
    }

    String description() {
        return description;
    }
}
