package org.broadsheet.change;

import java.util.Set;
import java.util.UUID;

/**
 * One thing that changed for readers.
 *
 * @param type what happened, say {@code article.published}
 * @param slug the public slug at that moment; null where the subject has none
 * @param keys what the answers that are no longer true were made of, see {@link Keys}; at least one
 */
public record Change(String type, UUID subject, String slug, Set<String> keys) {}
