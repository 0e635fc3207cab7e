package org.broadsheet.section;

import java.util.UUID;

public record SectionSummary(UUID id, String slug, String name) {

    static SectionSummary of(Section section) {
        return new SectionSummary(section.id(), section.slug(), section.name());
    }
}
