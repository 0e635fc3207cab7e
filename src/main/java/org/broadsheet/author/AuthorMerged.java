package org.broadsheet.author;

import java.util.UUID;

/**
 * An author became a duplicate of another; fired in the transaction that did it.
 *
 * @param slug the survivor's
 */
public record AuthorMerged(UUID id, UUID survivor, String slug) {}
