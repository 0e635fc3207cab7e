package org.broadsheet.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many rows of a list are counted. */
@Schema(description = "none: not counted. estimate: counted up to 10,000. exact: counted, which costs on long lists")
public enum Total {
    none(0),
    estimate(10_000),
    exact(Integer.MAX_VALUE);

    private final int limit;

    Total(int limit) {
        this.limit = limit;
    }

    /** How many rows are counted at most; 0 for none. */
    public int limit() {
        return limit;
    }
}
