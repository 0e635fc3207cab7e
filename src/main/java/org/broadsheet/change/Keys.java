package org.broadsheet.change;

import java.util.UUID;

/** The names of what answers are made of: caches invalidate by them, answers carry them, changes name them. */
public final class Keys {

    private static final String COUNTS = "counts:";

    private Keys() {}

    public static String article(UUID id) {
        return "article:" + id;
    }

    public static String slug(String slug) {
        return "slug:" + slug;
    }

    /** Of a section, author or tag. */
    public static String reference(String kind, UUID id) {
        return kind + ":" + id;
    }

    /** Of the articles in a list: {@code all}, or the key of a section, author or tag. */
    public static String list(String list) {
        return "list:" + list;
    }

    /** Of a list of sections, authors or tags. */
    public static String references(String kind) {
        return "list:" + kind + "s";
    }

    /** Of the list of corrections. */
    public static String corrections() {
        return "corrections";
    }

    /** Of an article's thread, and of the article itself, which shows the number of its comments. */
    public static String comments(UUID article) {
        return "comments:" + article;
    }

    /** Of every thread, and of whatever says only how long some are: what may be done there was set anew. */
    public static String threads() {
        return "threads";
    }

    /** Of what shows how readers voted on an article's comments; may be some seconds late. */
    public static String votes(UUID article) {
        return "votes:" + article;
    }

    /** Whether it is one of {@link #counts}. */
    public static boolean isCount(String key) {
        return key.startsWith(COUNTS);
    }

    /** Of what shows the number of an article's comments among other things; may be some seconds late. */
    public static String counts(UUID article) {
        return COUNTS + article;
    }
}
