package org.broadsheet.tag;

import java.util.UUID;

/**
 * A tag became a duplicate of another; fired in the transaction that did it.
 *
 * @param slug the survivor's
 */
public record TagMerged(UUID id, UUID survivor, String slug) {}
