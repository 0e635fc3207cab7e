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

    /** Decide what readers see of articles at a later time. */
    public static final String SCHEDULE = "schedule";

    /** Approve drafts, or send them back. */
    public static final String REVIEW = "review";

    /** Sign off what the lawyers looked at; hold articles back, and release them. */
    public static final String LEGAL = "legal";

    /** Lift an embargo, or make it shorter. */
    public static final String LIFT_EMBARGO = "liftEmbargo";

    /** Withdraw for ever what was public. */
    public static final String KILL = "kill";

    /** Create, change and delete sections, authors and tags. */
    public static final String CURATE = "curate";

    /** Send blocks of raw HTML, which are sanitised all the same. */
    public static final String RAW_HTML = "rawHtml";

    /** Decide what readers see of comments. */
    public static final String MODERATE = "moderate";

    static final Set<String> ALL =
            Set.of(READ, EDIT, PUBLISH, SCHEDULE, REVIEW, LEGAL, LIFT_EMBARGO, KILL, CURATE, RAW_HTML, MODERATE);

    private Rights() {}
}
