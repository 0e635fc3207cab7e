package org.broadsheet.article;

import java.util.UUID;

/** Readers no longer see the article; fired in the transaction that unpublishes. */
public record ArticleUnpublished(UUID id) {}
