package org.broadsheet.author;

import java.util.UUID;

/** An author whom nothing used was deleted; fired in the transaction that did it. */
public record AuthorDeleted(UUID id, String slug) {}
