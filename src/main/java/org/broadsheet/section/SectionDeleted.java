package org.broadsheet.section;

import java.util.UUID;

/** A section that nothing used was deleted; fired in the transaction that did it. */
public record SectionDeleted(UUID id, String slug) {}
