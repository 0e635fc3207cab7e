package org.broadsheet.media;

import java.util.UUID;

/** A picture that nothing used was deleted; fired in the transaction that did it. */
public record MediaDeleted(UUID id) {}
