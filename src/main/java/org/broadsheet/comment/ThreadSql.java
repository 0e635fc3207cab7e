package org.broadsheet.comment;

import org.broadsheet.delivery.PublishedArticles;

/**
 * The statements behind threads, one for each answer: what is asked about, a page of comments, the first replies of each. No
 * text of a comment that is not approved leaves the database.
 */
final class ThreadSql {

    private static final String COLUMNS = """
            c.id, c.article_id, c.parent_id, c.depth, c.status, c.created_at, c.reply_count,
            case when c.status = 'approved' then c.author_name end as author_name,
            case when c.status = 'approved' then c.body_html end as body_html,
            case when c.status = 'approved' then c.body_text end as body_text""";

    private static final String TEMPLATE = """
            with subject as (
                {subject}
            ), base as (
                select c.* from subject s cross join lateral (
                    select {columns} from comment c
                    where {belongs} and c.shown and (c.created_at, c.id) {behind} (:at, :id)
                    order by c.created_at {order}, c.id {order}
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
            select s.article_id, s.slug, c.*
            from subject s
            left join (select true as listed, b.* from base b union all select false, i.* from inline i) c on true
            order by c.listed desc, case when c.listed then c.created_at end {order},
                case when c.listed then c.id end {order}, c.created_at, c.id""".replace("{columns}", COLUMNS);

    private static final String ARTICLE = """
            select a.article_id, a.slug from {published}
            where n.kind = 'article' and n.name = :subject""".replace("{published}", PublishedArticles.BY_NAME);

    private static final String COMMENT = """
            select a.article_id, a.slug, k.id as comment_id
            from comment k join published_article a on a.article_id = k.article_id
            where k.id = :subject and k.shown""";

    private static final String ROOTS = TEMPLATE.replace("{subject}", ARTICLE)
            .replace("{belongs}", "c.article_id = s.article_id and c.parent_id is null");
    private static final String REPLIES =
            TEMPLATE.replace("{subject}", COMMENT).replace("{belongs}", "c.parent_id = s.comment_id");

    /** The comments that begin threads; {@code :subject} is a name of the article. */
    static final Scan THREAD = new Scan(ROOTS);

    /** The answers to a comment; {@code :subject} is its id. */
    static final Scan ANSWERS = new Scan(REPLIES);

    /** One comment; {@code :subject} is its id. */
    static final Scan ONE =
            new Scan(TEMPLATE.replace("{subject}", COMMENT).replace("{belongs}", "c.id = s.comment_id"));

    private ThreadSql() {}

    /** A statement in both directions. */
    record Scan(String ascending, String descending) {

        private Scan(String template) {
            this(
                    template.replace("{behind}", ">").replace("{order}", "asc"),
                    template.replace("{behind}", "<").replace("{order}", "desc"));
        }
    }
}
