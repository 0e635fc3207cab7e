package org.broadsheet.demo;

import java.util.List;
import java.util.stream.Stream;

/** Copies everything that an article consists of; the one place outside of their features that knows these tables. */
final class DemoCopySql {

    /** One row for each copy; every statement begins with it. */
    private static final String COPIES = """
            with g as (
                select * from unnest(:originals, :ids, :revisions, :slugs, :headlines, :sorts, :times)
                    as g (original, id, revision, slug, headline, sort, at)
            )
            """;

    private static final String ARTICLE = """
            insert into article (id, version, stage, publication, draft_revision, published_revision, published_at,
                first_published_at, modified_at, created_at, created_by, saved_at, saved_by)
            select g.id, a.version, a.stage, a.publication, g.revision, g.revision, g.at, g.at, g.at, g.at,
                a.created_by, g.at, a.saved_by
            from g join article a on a.id = g.original""";

    private static final String REVISION = """
            insert into article_revision (id, article_id, number, slug, type, language, headline, headlines, kicker,
                standfirst, dateline, byline_text, section_id, section_ids, byline, tag_ids, image_id, body, saved_at,
                saved_by)
            select g.revision, g.id, 1, g.slug, r.type, r.language, g.headline, r.headlines, r.kicker, r.standfirst,
                r.dateline, r.byline_text, r.section_id, r.section_ids, r.byline, r.tag_ids, r.image_id, r.body, g.at,
                r.saved_by
            from g join article a on a.id = g.original join article_revision r on r.id = a.published_revision""";

    private static final String USE = """
            insert into article_use (article_id, revision_id, section_id, author_id, tag_id, media_id)
            select g.id, g.revision, u.section_id, u.author_id, u.tag_id, u.media_id
            from g join article_use u on u.article_id = g.original""";

    private static final String ACTION = """
            insert into article_action (id, article_id, action, revision_id, at, by)
            select gen_random_uuid(), g.id, x.action, g.revision, g.at, x.by
            from g join article_action x on x.article_id = g.original""";

    private static final String SLUG = """
            insert into slug (kind, slug, owner, was_public) select 'article', g.slug, g.id, true from g""";

    private static final String NAME = """
            insert into published_name (kind, name, target)
            select 'article', n.name, g.id
            from g cross join lateral (values (g.slug), (cast(g.id as text))) n (name)""";

    private static final String PUBLISHED = """
            insert into published_article (article_id, revision_id, projection, slug, section_id, section_ids, author_ids,
                author_names, author_roles, tag_ids, links, image_id, media_ids, head, facts, body, body_html, body_text,
                modified_at, published_at)
            select g.id, g.revision, p.projection, g.slug, p.section_id, p.section_ids, p.author_ids, p.author_names,
                p.author_roles, p.tag_ids, p.links, p.image_id, p.media_ids,
                replace(p.head, '"headline":' || to_json(r.headline), '"headline":' || to_json(g.headline)),
                replace(replace(p.facts, {original time}, {time}), {corrected}, {time}),
                p.body, p.body_html, p.body_text, g.at, g.at
            from g join article a on a.id = g.original join published_article p on p.article_id = g.original
                join article_revision r on r.id = a.published_revision""".replace("{original time}", time("a.published_at"))
            .replace("{corrected}", time("a.modified_at"))
            .replace("{time}", time("g.at"));

    private static final String STATS = """
            insert into article_stats (article_id, comment_count)
            select g.id, s.comment_count
            from g join article_stats s on s.article_id = g.original""";

    private static final String LIST = """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select case l.list when 'article:' || g.original then 'article:' || g.id else l.list end, g.id, g.at, g.at,
                g.sort
            from g join published_in l on l.article_id = g.original""";

    private static final String SEARCH = """
            insert into published_search (article_id, projection, config, published_at, lists, vector, title, words)
            select g.id, v.projection, v.config, g.at, array_replace(v.lists, 'article:' || g.original, 'article:' || g.id),
                v.vector, v.title, v.words
            from g join published_search v on v.article_id = g.original""";

    private static final String COMMENT = """
            insert into comment (id, version, article_id, parent_id, root_id, depth, path, status, queued, shown,
                reply_count, author_name, author_email, body_source, body_html, body_text, created_at)
            select {id}, c.version, g.id, {parent}, {root}, c.depth,
                array(select {step} from unnest(c.path) with ordinality s (step, n) order by s.n),
                c.status, c.queued, c.shown, c.reply_count, c.author_name, c.author_email, c.body_source, c.body_html,
                c.body_text, g.at + (c.created_at - a.published_at)
            from g join article a on a.id = g.original join comment c on c.article_id = g.original
            order by c.depth""".replace("{id}", comment("c.id"))
            .replace("{parent}", comment("c.parent_id"))
            .replace("{root}", comment("c.root_id"))
            .replace("{step}", comment("s.step"));

    static final List<String> STATEMENTS = Stream.of(
                    ARTICLE, REVISION, USE, ACTION, SLUG, NAME, PUBLISHED, STATS, LIST, SEARCH, COMMENT)
            .map(COPIES::concat)
            .toList();

    private DemoCopySql() {}

    /** As the read model writes it; of whole seconds. */
    private static String time(String column) {
        return "'\"' || to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') || '\"'";
    }

    /** The id of the copy of a comment: UUID version 7 with the copy's time, null for null. */
    private static String comment(String original) {
        return "cast(lpad(to_hex(cast(extract(epoch from g.at) * 1000 as bigint)), 12, '0') || '7' || substr("
                + "md5(g.id || cast(" + original + " as text)), 1, 3) || '8' || substr(md5(g.id || cast(" + original
                + " as text)), 4, 15) as uuid)";
    }
}
