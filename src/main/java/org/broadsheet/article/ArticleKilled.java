package org.broadsheet.article;

import java.time.Instant;
import java.util.UUID;

/**
 * Readers are told that the article was withdrawn; fired in the transaction that kills, after {@link ArticleUnpublished}
 * where it was public.
 */
public record ArticleKilled(UUID id, String statement, Instant at) {}
