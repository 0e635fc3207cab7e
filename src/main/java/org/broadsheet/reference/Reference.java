package org.broadsheet.reference;

import java.util.UUID;

/** What all three kinds of reference have in the read model, and what the kinds are called. */
public record Reference(
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

    /** Behind the pictures that they show, before the articles that mention them. */
    static final int TURN = 2;

    public static final String SECTION = "section";
    public static final String AUTHOR = "author";
    public static final String TAG = "tag";

    /** A condition for statements: whether readers see the {@code published_ref r} anywhere. */
    public static final String SHOWN = ReferenceQueries.SHOWN;
}
