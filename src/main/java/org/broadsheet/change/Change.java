package org.broadsheet.change;

import java.util.Set;
import java.util.UUID;

/**
 * One thing that changed for readers.
 *
 * @param subject id of what changed; of comments and corrections the article's
 * @param slug the public slug at that moment; null where the subject has none
 * @param keys what the answers that are no longer true were made of, see {@link Keys}; at least one
 * @param part what of the subject changed, say a comment; null where that has no id of its own
 */
public record Change(ChangeType type, UUID subject, String slug, Set<String> keys, UUID part) {

    public Change(ChangeType type, UUID subject, String slug, Set<String> keys) {
        this(type, subject, slug, keys, null);
    }
}
