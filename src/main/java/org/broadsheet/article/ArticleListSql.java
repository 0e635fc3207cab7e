package org.broadsheet.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.shared.Cursor;

/**
 * The statements behind the lists of editors, put together of constants. They hold the conditions that are asked for and no
 * others, so that PostgreSQL may begin with the one that the fewest articles meet.
 */
final class ArticleListSql {

    private static final String DRAFT = " join article_revision r on r.id = a.draft_revision";

    private static final String ROWS =
            "select {a.*}, r.slug, r.headline, r.type, r.language, r.section_id from article a" + DRAFT;

    private static final String COUNTS = "select a.status, count(*) from article a";

    /** Revisions of which words are typed, old ones too. */
    static final String FOUND = "select r.id from article_revision r where " + ArticleCondition.WORDS.sql();

    private static final String BEHIND = "(a.saved_at, a.id) < (:at, :id)";
    private static final String NEWEST_FIRST = " order by a.saved_at desc, a.id desc";

    private static final String IN_FRONT = "(a.saved_at, a.id) > (:at, :id)";
    private static final String OLDEST_FIRST = " order by a.saved_at, a.id";

    private ArticleListSql() {}

    /** Last saved first, from behind (or, backwards, before) the cursor's. */
    static String page(Set<ArticleCondition> asked, Optional<Cursor> from) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        List<String> conditions = texts(asked);
        from.ifPresent(cursor -> conditions.add(backwards ? IN_FRONT : BEHIND));
        return ROWS + where(conditions) + (backwards ? OLDEST_FIRST : NEWEST_FIRST);
    }

    /** How many there are at each status at which there are any. */
    static String counts(Set<ArticleCondition> asked) {
        boolean ofDraft = asked.stream().anyMatch(ArticleCondition::isOfDraft);
        return COUNTS + (ofDraft ? DRAFT : "") + where(texts(asked)) + " group by a.status";
    }

    private static List<String> texts(Collection<ArticleCondition> asked) {
        return new ArrayList<>(asked.stream().map(ArticleCondition::sql).toList());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
