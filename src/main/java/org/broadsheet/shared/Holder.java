package org.broadsheet.shared;

import java.util.List;
import java.util.UUID;

/**
 * What keeps a thing from being deleted.
 *
 * @param kind of the holders, say {@code article}
 * @param count how many there are
 * @param examples the ids of some of them
 */
public record Holder(String kind, long count, List<UUID> examples) {

    /** How many examples are worth naming. */
    public static final int EXAMPLES = 5;
}
