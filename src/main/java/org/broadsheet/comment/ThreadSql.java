package org.broadsheet.comment;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.query.SqlStatement;

/**
 * The statements behind threads, one for each answer: what is asked about, a page of comments, the first replies of each. No
 * text of a comment that is not approved leaves the database.
 */
final class ThreadSql {

    /** The badges of a reader below an article. Of duplicates among authors the survivor is meant. */
    static final String BADGES = """
            array(
                select b.badge from reader r cross join lateral (values
                    (1, 'articleAuthor', exists (
                        select from published_article pa
                        join published_ref own on own.id = any(pa.author_ids)
                        join published_ref linked on linked.id = r.author_id
                        where pa.article_id = {article}
                            and coalesce(own.merged_into, own.id) = coalesce(linked.merged_into, linked.id))),
                    (2, 'staff', r.staff)) b (place, badge, given)
                where r.id = {reader} and b.given order by b.place)""";

    private static final String COLUMNS =
            """
            c.id, c.article_id, c.parent_id, c.depth, c.status, c.created_at, c.reply_count,
            case when c.status = 'approved' then c.author_name end as author_name,
            case when c.status = 'approved' then c.body_html end as body_html,
            case when c.status = 'approved' then c.body_text end as body_text,
            case when c.status = 'approved' then c.edited_at end as edited_at,
            c.votes_up, c.votes_down, c.best, c.controversy,
            case when cast(:voter as text) is not null then coalesce((
                select v.value from comment_vote v where v.comment_id = c.id and v.voter = cast(:voter as text)
            ), 0) end as mine,
            case when c.status = 'approved' and c.reader_id is not null then {badges} end as badges,
            c.featured, c.pinned, c.locked""".replace("{badges}", BADGES.replace("{article}", "c.article_id").replace("{reader}", "c.reader_id"));

    /** What makes a row of {@code $1} public, wherever a statement asks for it. */
    private static final Pattern PUBLIC = Pattern.compile("\\b(\\w)\\.(?:shown|status = 'approved')");

    /** The same for a guest or reader, who sees their own held ones as well; each may be null. */
    private static final String PUBLIC_OR_OWN = """
            ($0 or $1.status in ('pending', 'withheld') and ($1.guest_id = cast(:guest as uuid) or $1.reader_id = (
                select r.id from reader r where r.issuer = cast(:issuer as text) and r.subject = cast(:who as text))))""";

    private static final String TEMPLATE = """
            with subject as (
                {subject}
            ), base as (
                select c.* from subject s cross join lateral (
                    select {columns} from comment c
                    where {belongs} and ({keys}) {behind} ({place})
                    order by {order}
                    limit :size
                ) c
            ), inline as (
                select c.* from base b cross join lateral (
                    select {columns} from comment c
                    where c.parent_id = b.id and c.shown
                    order by c.created_at, c.id
                    limit :replies
                ) c
            )
            select s.article_id, s.slug, {begun}, s.votes, c.*
            from subject s
            left join (
                select 'listed' as part, b.* from base b
                union all select 'inline', i.* from inline i{further}
            ) c on true
            order by {listed}, c.created_at, c.id""".replace("{columns}", COLUMNS);

    private static final String ARTICLE = """
            select a.article_id, a.slug, {votes} as votes from {published}
            where n.kind = 'article' and n.name = :subject and {threads}""".replace("{published}", PublishedArticles.WITH_THREAD)
            .replace("{threads}", ThreadState.IS_SHOWN)
            .replace("{votes}", ThreadState.VOTES);

    /** The article with the place of the comment that the page begins with; places are null where it is not shown there. */
    private static final String ANCHORED = """
            select a.article_id, a.slug, {votes} as votes, {from} from {published}
            left join comment k on k.id = :anchor and k.article_id = a.article_id and k.{visible}
            left join comment f on f.id = k.{first}
            where n.kind = 'article' and n.name = :subject and {threads}""".replace("{published}", PublishedArticles.WITH_THREAD)
            .replace("{threads}", ThreadState.IS_SHOWN)
            .replace("{votes}", ThreadState.VOTES);

    private static final String COMMENT = """
            select a.article_id, a.slug, {votes} as votes, k.id as comment_id, k.path
            from comment k join published_article a on a.article_id = k.article_id
            {joins}
            where k.id = :subject and k.shown and {threads}""".replace("{joins}", ThreadState.JOINS)
            .replace("{threads}", ThreadState.IS_SHOWN)
            .replace("{votes}", ThreadState.VOTES);

    /** What a comment answers is shown where the comment is. */
    private static final String ANCESTORS = """

                union all select 'above', c.* from subject s cross join lateral (
                    select {columns} from comment c where c.id = any(s.path) and c.id <> s.comment_id and c.shown
                ) c""".replace("{columns}", COLUMNS);

    /** The comments that begin threads; {@code :subject} is a name of the article. */
    static final Scope THREAD = new Scope(
            ARTICLE,
            "c.article_id = s.article_id and c.parent_id is null and c.shown",
            anchored("shown", "root_id"),
            "",
            ThreadSort.values());

    /** All comments that can be read, whatever they answer; {@code :subject} is a name of the article. */
    static final Scope FLAT = new Scope(
            ARTICLE,
            "c.article_id = s.article_id and c.status = 'approved'",
            anchored("status = 'approved'", "id"),
            "",
            ThreadSort.newest,
            ThreadSort.oldest);

    /** Those that moderators picked, whatever they answer; {@code :subject} is a name of the article. */
    static final Scope FEATURED = new Scope(
            ARTICLE,
            "c.article_id = s.article_id and c.featured",
            anchored("featured", "id"),
            "",
            ThreadSort.newest,
            ThreadSort.oldest);

    /** The answers to a comment; {@code :subject} is its id. */
    static final Scope ANSWERS =
            new Scope(COMMENT, "c.parent_id = s.comment_id and c.shown", null, "", ThreadSort.oldest);

    /** One comment with those that it answers; {@code :subject} is its id. */
    static final Scope ONE = new Scope(COMMENT, "c.id = s.comment_id and c.shown", null, ANCESTORS, ThreadSort.oldest);

    /** Those of an article that are {@code :among} others; {@code :subject} is a name of the article. */
    static final Scope SOME = new Scope(
            ARTICLE, "c.article_id = s.article_id and c.id = any(:among) and c.shown", null, "", ThreadSort.oldest);

    private ThreadSql() {}

    private static String anchored(String visible, String first) {
        return ANCHORED.replace("{visible}", visible).replace("{first}", first);
    }

    /** What is scanned, in each order that there is of it. */
    static final class Scope {

        private final Map<ThreadSort, Scan> scans = new EnumMap<>(ThreadSort.class);
        private final Map<ThreadSort, Scan> scansWithOwn = new EnumMap<>(ThreadSort.class);

        private Scope(String subject, String belongs, String anchored, String further, ThreadSort... sorts) {
            for (ThreadSort sort : sorts) {
                Scan scan = Scan.of(sort, subject, belongs, anchored, further);
                scans.put(sort, scan);
                scansWithOwn.put(sort, scan.withOwn());
            }
        }

        /** Null where it does not come in this order. */
        Scan in(ThreadSort sort) {
            return scans.get(sort);
        }

        /** As above, for who sees their own held ones, too. */
        Scan withOwn(ThreadSort sort) {
            return scansWithOwn.get(sort);
        }
    }

    /**
     * A statement in both directions, from a place {@code :rank}, {@code :at}, {@code :id} on.
     *
     * @param anchored from a comment {@code :anchor} on, which it begins with; null where there is none
     */
    record Scan(SqlStatement ascending, SqlStatement descending, SqlStatement anchored) {

        /** The same for who sees their own held ones, too: those of {@code :guest}, or of {@code :issuer} and {@code :who}. */
        Scan withOwn() {
            return new Scan(withOwn(ascending), withOwn(descending), anchored == null ? null : withOwn(anchored));
        }

        private static SqlStatement withOwn(SqlStatement open) {
            return SqlStatement.of(PUBLIC.matcher(open.named()).replaceAll(PUBLIC_OR_OWN));
        }

        private static Scan of(ThreadSort sort, String subject, String belongs, String anchored, String further) {
            String place = joined(sort, ThreadSort.Column::parameter);
            String plain = TEMPLATE.replace("{subject}", subject)
                    .replace("{belongs}", belongs)
                    .replace("{place}", place)
                    .replace("{begun}", "false")
                    .replace("{further}", further);
            boolean descending = sort.isDescending(false);
            return new Scan(
                    directed(plain, sort, false, ""),
                    directed(plain, sort, true, ""),
                    anchored == null
                            ? null
                            : directed(anchored(sort, anchored, belongs, further), sort, descending, "="));
        }

        private static String anchored(ThreadSort sort, String anchored, String belongs, String further) {
            String from = joined(sort, column -> "f." + column.name() + " as from_" + column.name());
            String place = joined(sort, column -> "s.from_" + column.name());
            return TEMPLATE.replace("{subject}", anchored.replace("{from}", from))
                    .replace("{belongs}", belongs)
                    .replace("{place}", place)
                    .replace(
                            "{begun}",
                            "exists (select from comment c where {belongs} and ({keys}) {before} ({place}))"
                                    .replace("{belongs}", belongs)
                                    .replace("{place}", place))
                    .replace("{further}", further);
        }

        private static SqlStatement directed(String template, ThreadSort sort, boolean descending, String orAt) {
            String direction = descending ? " desc" : " asc";
            return SqlStatement.of(template.replace("{keys}", joined(sort, column -> "c." + column.name()))
                    .replace("{order}", joined(sort, column -> "c." + column.name() + direction))
                    .replace(
                            "{listed}",
                            joined(
                                    sort,
                                    column ->
                                            "case when c.part = 'listed' then c." + column.name() + " end" + direction))
                    .replace("{behind}", (descending ? "<" : ">") + orAt)
                    .replace("{before}", descending ? ">" : "<"));
        }

        private static String joined(ThreadSort sort, Function<ThreadSort.Column, String> text) {
            return sort.columns().stream().map(text).collect(Collectors.joining(", "));
        }
    }
}
