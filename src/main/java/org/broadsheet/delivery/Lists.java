package org.broadsheet.delivery;

/** How the lists that articles are in are called. */
final class Lists {

    static final String ALL = "all";
    static final String ARTICLE = "article:";
    static final String SECTION = "section:";
    static final String PRIMARY = "primary:";
    static final String AUTHOR = "author:";
    static final String TAG = "tag:";
    static final String TYPE = "type:";
    static final String LANGUAGE = "language:";

    private Lists() {}
}
