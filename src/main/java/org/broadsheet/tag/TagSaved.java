package org.broadsheet.tag;

import java.util.UUID;

/** A tag was created or changed; fired in the transaction that did it. */
public record TagSaved(UUID id, String name, String slug, TagType type, String description) {

    static TagSaved of(Tag tag) {
        return new TagSaved(tag.id(), tag.name(), tag.slug(), tag.type(), tag.description());
    }
}
