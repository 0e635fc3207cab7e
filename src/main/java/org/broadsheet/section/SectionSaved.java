package org.broadsheet.section;

import java.util.UUID;

/** A section was created or changed; fired in the transaction that did it. */
public record SectionSaved(
        UUID id,
        String name,
        String slug,
        String segment,
        UUID parent,
        String description,
        int position,
        boolean listed) {

    static SectionSaved of(Section section) {
        return new SectionSaved(
                section.id(),
                section.name(),
                section.slug(),
                section.segment(),
                section.parent(),
                section.description(),
                section.position(),
                section.listed());
    }
}
