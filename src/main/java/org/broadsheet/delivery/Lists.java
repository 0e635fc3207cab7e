package org.broadsheet.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.change.Keys;
import org.broadsheet.shared.Ids;

/** How the lists that articles are in are called. */
public final class Lists {

    static final String ALL = "all";
    static final String ARTICLE = "article:";
    static final String SECTION = "section:";
    static final String PRIMARY = "primary:";
    static final String AUTHOR = "author:";
    static final String TAG = "tag:";
    static final String TYPE = "type:";
    static final String LANGUAGE = "language:";

    private Lists() {}

    /**
     * What changes name where an article comes into one of the lists, goes or moves in it.
     *
     * @param names one in a line; those of a section stand for the sections below it too
     */
    public static Set<String> keys(String names) {
        return names.lines()
                .map(list -> list.startsWith(ARTICLE) ? list : Keys.list(list))
                .filter(key -> !key.startsWith(ARTICLE) || Ids.isId(key.substring(ARTICLE.length())))
                .collect(Collectors.toSet());
    }
}
