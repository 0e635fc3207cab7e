package org.broadsheet.comment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.broadsheet.shared.Cursor;

/**
 * The statements behind the lists of moderators, put together of constants. They hold the conditions that are asked for and
 * no others, so that each list has its index.
 */
final class ModerationSql {

    /** Comments of which words are typed. */
    static final String FOUND = "select c.id from comment c where " + ModerationCondition.WORDS.sql();

    private static final String COUNTS = """
            select c.status, count(*) from comment c{all} group by c.status
            union all select 'queued', count(*) from comment c{queued}""";

    private ModerationSql() {}

    /** In the order that is asked for, from behind (or, backwards, before) the cursor's. */
    static String page(Collection<ModerationCondition> asked, ModerationSort sort, Optional<Cursor> from) {
        boolean descending = isDescending(sort, from);
        List<String> conditions = texts(asked);
        from.ifPresent(cursor -> conditions.add("(c.created_at, c.id) " + (descending ? "<" : ">") + " (:at, :id)"));
        return "select {c.*} from comment c" + where(conditions)
                + (descending ? " order by c.created_at desc, c.id desc" : " order by c.created_at, c.id");
    }

    private static boolean isDescending(ModerationSort sort, Optional<Cursor> from) {
        return sort.order().isDescending(from.map(Cursor::backwards).orElse(false));
    }

    /** How many there are at each status at which there are any, and how many of them are queued. */
    static String counts(Collection<ModerationCondition> asked) {
        List<String> queued = texts(asked);
        queued.add(ModerationCondition.QUEUED.sql());
        return COUNTS.replace("{all}", where(texts(asked))).replace("{queued}", where(queued));
    }

    private static List<String> texts(Collection<ModerationCondition> asked) {
        return new ArrayList<>(asked.stream().map(ModerationCondition::sql).toList());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
