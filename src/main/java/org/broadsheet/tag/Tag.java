package org.broadsheet.tag;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NamePage;
import org.broadsheet.shared.Tracked;

@Entity
class Tag extends Tracked {

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

    /** In the order of their names, from behind (or, backwards, before) the cursor's. */
    static List<Tag> page(Optional<Cursor> from, int size) {
        NamePage page = NamePage.from(from);
        return Tag.<Tag>find(page.query(), page.parameters()).page(0, size).list();
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
