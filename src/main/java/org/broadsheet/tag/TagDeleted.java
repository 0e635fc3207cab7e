package org.broadsheet.tag;

import java.util.UUID;

/** A tag that nothing used was deleted; fired in the transaction that did it. */
public record TagDeleted(UUID id, String slug) {}
