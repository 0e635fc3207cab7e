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
        boolean listed) {}
