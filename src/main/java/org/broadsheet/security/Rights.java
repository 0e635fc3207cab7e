package org.broadsheet.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a caller may be allowed to do in management; constants, because annotations ask for them. */
public final class Rights {

    /** Read articles, and what they are made of. */
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

    /** Create, change and delete sections, authors, tags and everybody's pictures. */
    public static final String CURATE = "curate";

    /** Create pictures, and change and delete one's own. */
    public static final String ILLUSTRATE = "illustrate";

    /** Send blocks of raw HTML, which are sanitised all the same. */
    public static final String RAW_HTML = "rawHtml";

    /** Decide what readers see of comments. */
    public static final String MODERATE = "moderate";

    /** Say who may do what: users and their tokens. */
    public static final String ACCOUNTS = "accounts";

    /** Read who did what. */
    public static final String AUDIT = "audit";

    /** Have the service put its own things in order. */
    public static final String MAINTAIN = "maintain";

    static final Set<String> ALL = Stream.of(Right.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** About what has neither section nor language: a grant that is limited to some does not give them. */
    static final Set<String> NEWSROOM_WIDE = Set.of(CURATE, ACCOUNTS, AUDIT, MAINTAIN);

    private Rights() {}
}
