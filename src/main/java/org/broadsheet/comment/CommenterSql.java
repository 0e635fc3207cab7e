package org.broadsheet.comment;

import java.util.Collection;
import java.util.Optional;
import java.util.StringJoiner;
import org.broadsheet.shared.Cursor;

/** The statements about readers for moderators, put together of constants; with the conditions that are asked for only. */
final class CommenterSql {

    /** What a reader {@code r} is like in a list, each with its parameters. */
    enum Condition {
        LIMITS("exists (select from comment c where c.reader_id = r.id and grants_count_for(:limits, c.article_id))"),

        /** The expression of an index, to the letter. */
        WORDS("to_tsvector('simple', translate(normalize(r.name, NFC), '-./', '   ')) @@ to_tsquery('simple', :words)"),

        SANCTION("""
                r.id = any(array(
                    select distinct s.reader_id from reader_sanction s
                    where s.kind = :sanction and s.lifted_at is null and (s.until is null or s.until > :now)))"""),
        NONE("false");

        private final String sql;

        Condition(String sql) {
            this.sql = sql;
        }
    }

    private static final String PAGE = """
            select r.id, r.version, r.name, r.created_at, (
                select string_agg(distinct s.kind, ' ') from reader_sanction s
                where s.reader_id = r.id and s.lifted_at is null and (s.until is null or s.until > :now)) as kinds
            from reader r""";

    private static final String IS_LIMITED = " and grants_count_for(:limits, c.article_id)";

    /** Whether a reader wrote anything within limits. */
    static final String WITHIN = "select exists (select from comment c where c.reader_id = :reader" + IS_LIMITED + ")";

    private static final String COUNTS = """
            select c.status, count(*), count(*) filter (where c.queued) from comment c
            where c.reader_id = :reader{limited} group by c.status""";

    private static final String DECISIONS = """
            select {columns}
            from comment c join comment_decision d on d.comment_id = c.id left join account e on e.id = d.by
            where c.reader_id = :reader{limited}
            order by d.id desc
            limit :size""".replace("{columns}", DecisionView.COLUMNS);

    private CommenterSql() {}

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static String page(Collection<Condition> asked, Optional<Cursor> from) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        StringJoiner conditions = new StringJoiner(" and ", " where ", "").setEmptyValue("");
        asked.forEach(condition -> conditions.add(condition.sql));
        from.ifPresent(cursor -> conditions.add("(r.created_at, r.id) " + (backwards ? ">" : "<") + " (:at, :id)"));
        return PAGE
                + conditions
                + (backwards ? " order by r.created_at, r.id" : " order by r.created_at desc, r.id desc");
    }

    /** How many comments of a reader stand where, and how many of these are queued. */
    static String counts(boolean limited) {
        return COUNTS.replace("{limited}", limited ? IS_LIMITED : "");
    }

    /** The last decisions about a reader's comments. */
    static String decisions(boolean limited) {
        return DECISIONS.replace("{limited}", limited ? IS_LIMITED : "");
    }
}
