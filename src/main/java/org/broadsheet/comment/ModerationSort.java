package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The orders of the moderators' list. */
@Schema(name = "ModerationSort", description = "By the time comments were written")
enum ModerationSort {
    newest(ThreadSort.newest),
    oldest(ThreadSort.oldest);

    private final ThreadSort order;

    ModerationSort(ThreadSort order) {
        this.order = order;
    }

    ThreadSort order() {
        return order;
    }
}
