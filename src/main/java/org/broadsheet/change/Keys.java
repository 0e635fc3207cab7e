package org.broadsheet.change;

import java.util.UUID;

/** The names of what answers are made of: caches invalidate by them, answers carry them, changes name them. */
public final class Keys {

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

    /** Of an article's thread. */
    public static String comments(UUID article) {
        return "comments:" + article;
    }

    /** Of what shows the number of an article's comments. */
    public static String counts(UUID article) {
        return "counts:" + article;
    }
}
