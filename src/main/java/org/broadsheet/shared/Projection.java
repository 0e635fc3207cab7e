package org.broadsheet.shared;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A part of the read model, which can be made anew from the write side while it is read and written. Rows carry the version
 * that wrote them.
 */
public interface Projection {

    /** The same in every release. */
    String name();

    /** Of this node; raised when what is stored changes its form. */
    int version();

    /** What refers to others comes after them. */
    int turn();

    /**
     * Ids behind one, in their order: of all that there is on either side, or of the rows of an earlier version.
     *
     * @param most so many, or fewer where these are the last
     */
    List<UUID> next(boolean all, UUID behind, int most);

    /**
     * Makes rows anew, in the caller's transaction. What is written at the same time by others waits for it and wins, or was
     * there before it and is what it finds. Rows of which the write side knows nothing go.
     *
     * @return the keys of the answers that are no longer true; none where every row was as it should be
     */
    Set<String> rebuild(List<UUID> ids);
}
