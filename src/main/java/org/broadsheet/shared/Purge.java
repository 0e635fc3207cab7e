package org.broadsheet.shared;

import java.time.Instant;

/** Deletes what a feature keeps for a time only. */
public interface Purge {

    /** What is deleted, as {@code GET /manage/maintenance} calls it. */
    String name();

    /**
     * Deletes some of what has had its time by then, in the caller's transaction.
     *
     * @return how many; fewer than the most where there is no more
     */
    int purge(Instant now, int most);
}
