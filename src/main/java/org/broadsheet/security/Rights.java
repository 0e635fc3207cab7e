package org.broadsheet.security;

import java.util.Set;

/** What a caller may be allowed to do in management; constants, because annotations ask for them. */
public final class Rights {

    /** Read everything that management shows. */
    public static final String READ = "read";

    /** Create and change articles. */
    public static final String EDIT = "edit";

    /** Decide what readers see of articles. */
    public static final String PUBLISH = "publish";

    /** Create, change and delete sections, authors and tags. */
    public static final String CURATE = "curate";

    /** Send blocks of raw HTML, which are sanitised all the same. */
    public static final String RAW_HTML = "rawHtml";

    /** Decide what readers see of comments. */
    public static final String MODERATE = "moderate";

    static final Set<String> ALL = Set.of(READ, EDIT, PUBLISH, CURATE, RAW_HTML, MODERATE);

    private Rights() {}
}
