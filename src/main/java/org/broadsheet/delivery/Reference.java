package org.broadsheet.delivery;

import java.util.UUID;

/** What all three kinds of reference have in the read model. */
record Reference(
        String kind,
        UUID id,
        String slug,
        boolean listed,
        String card,
        String detail,
        UUID image,
        byte[] sort,
        UUID parent,
        String segment) {

    static final String SECTION = "section";
    static final String AUTHOR = "author";
    static final String TAG = "tag";
}
