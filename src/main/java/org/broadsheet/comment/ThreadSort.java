package org.broadsheet.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The orders that comments come in; the names are those of the contract. */
@Schema(name = "CommentSort", description = "By the time they were written")
enum ThreadSort {
    newest(true),
    oldest(false);

    private final boolean descending;

    ThreadSort(boolean descending) {
        this.descending = descending;
    }

    /** Whether rows are scanned from the newest on. */
    boolean isDescending(boolean backwards) {
        return descending != backwards;
    }

    /** A place among comments. */
    record Place(Instant at, UUID id) {

        /** In front of every comment, so that the first page needs no statement of its own. */
        static Place start(boolean descending) {
            return descending
                    ? new Place(Instant.parse("9999-12-31T23:59:59.999Z"), new UUID(-1, -1))
                    : new Place(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));
        }

        static Place of(String at, String id) {
            return new Place(Instant.parse(at), UUID.fromString(id));
        }
    }
}
