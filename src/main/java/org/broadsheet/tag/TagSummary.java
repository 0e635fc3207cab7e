package org.broadsheet.tag;

import java.util.UUID;

public record TagSummary(UUID id, String slug, String name) {

    static TagSummary of(Tag tag) {
        return new TagSummary(tag.id(), tag.slug(), tag.name());
    }
}
