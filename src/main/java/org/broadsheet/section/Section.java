package org.broadsheet.section;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NameList;
import org.broadsheet.shared.Tracked;
import org.broadsheet.shared.Typed;

@Entity
class Section extends Tracked {

    private String name;
    private String slug;
    private String segment;

    @Column(name = "parent_id")
    private UUID parent;

    private String description;
    private int position;
    private boolean listed;

    Section() {}

    Section(UUID id, SaveSection input, String slug, UUID parent, UUID caller, Instant now) {
        super(id, caller, now);
        take(input, slug, parent);
    }

    void change(SaveSection input, String slug, UUID parent, UUID caller, Instant now) {
        take(input, slug, parent);
        savedBy(caller, now);
    }

    private void take(SaveSection input, String slug, UUID parent) {
        this.name = input.name();
        this.slug = slug;
        this.segment = input.segment() == null ? slug : input.segment();
        this.parent = parent;
        this.description = input.description();
        this.position = input.position();
        this.listed = input.listed();
    }

    /** In the order of their names, from behind (or, backwards, before) the cursor's; all, or those that were typed. */
    static List<Section> page(Typed typed, Optional<Cursor> from, int size) {
        NameList.Page page = NameList.WHOLE.page(typed, from);
        return Section.<Section>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    static boolean isSegmentTaken(String segment, UUID parent, UUID except) {
        return parent == null
                ? count("segment = ?1 and parent is null and id <> ?2", segment, except) > 0
                : count("segment = ?1 and parent = ?2 and id <> ?3", segment, parent, except) > 0;
    }

    static List<UUID> children(Collection<UUID> parents) {
        return Section.<Section>list("parent in ?1 order by position, name", parents).stream()
                .map(Section::id)
                .toList();
    }

    String name() {
        return name;
    }

    String slug() {
        return slug;
    }

    String segment() {
        return segment;
    }

    UUID parent() {
        return parent;
    }

    String description() {
        return description;
    }

    int position() {
        return position;
    }

    boolean listed() {
        return listed;
    }
}
