package org.broadsheet.search;

import org.broadsheet.delivery.ArticleJson;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;

/** The one statement behind a page of results. Its braces are filled from constants when the class loads, never from input. */
final class SearchSql {

    /** So many of the newest matches are ranked. */
    static final int RANKED = 2_000;

    /** So many of the newest matches are counted by what they have. */
    static final int SAMPLED = 10_000;

    /** The configurations that there are articles of, found by as many looks into the index. */
    private static final String USED = """
            with recursive used (config) as (
                (select config from published_search order by config limit 1)
                union all
                select (select v.config from published_search v where v.config > u.config order by v.config limit 1)
                from used u where u.config is not null
            )""";

    /**
     * What is looked for is stemmed for each language and looked for in all at once; ranks are those of an article's own.
     * The matches are materialised, so that no order that they are wanted in can lead the planner away from the index.
     */
    private static final String MATCHED = USED + """
            , queries as materialized (
                select u.config, to_tsquery(cast(u.config as regconfig), :query) as query,
                    tsvector_to_array(to_tsvector(cast(u.config as regconfig), :words)) as lexemes
                from used u where u.config is not null
            ), wanted as materialized (
                select w.grp, w.prefix || coalesce(cast(r.id as text), w.name) as list,
                    w.prefix || coalesce(cast(n.target as text), w.name) as asked,
                    w.kind is null or coalesce(
                        (select {shown} from published_ref r where r.id = n.target), false) as known
                from unnest(:groups, :prefixes, :kinds, :names) as w (grp, prefix, kind, name)
                left join published_name n on n.kind = w.kind and n.name = w.name
                left join published_ref r on r.lineage @> array[n.target]
            ), further as materialized (
                select array_agg(list) as lists from wanted where list <> 'all' group by grp
            ), matched as materialized (
                select v.article_id, v.published_at
                from published_search v
                where v.vector @@ (
                        select cast(string_agg('(' || cast(q.query as text) || ')', ' | ') as tsquery)
                        from queries q where numnode(q.query) > 0)
                    and v.published_at >= :from and v.published_at < :before
                    and not exists (select from further f where not v.lists && f.lists)
            )""".replace("{shown}", Reference.SHOWN);

    private static final String RANKED_PAGE = """
            , newest as materialized (
                select m.article_id, m.published_at from matched m
                order by m.published_at desc, m.article_id desc limit {ranked}
            ), page as (
                select n.article_id, n.published_at,
                    cast(ts_rank('{0.1, 0.2, 0.4, 1.0}', v.vector, q.query, 1) as double precision)
                        * (1 + power(cast(2 as double precision), greatest(-100, cast(
                            extract(epoch from n.published_at - (select max(m.published_at) from matched m))
                                as double precision) / (86400 * :halfLife)))) / 2 as score
                from newest n
                join published_search v on v.article_id = n.article_id
                join queries q on q.config = v.config
                order by score desc, n.published_at desc, n.article_id desc
                limit :size offset :skip
            )""".replace("{ranked}", Integer.toString(RANKED));

    private static final String PAGE = """
            , page as (
                select m.article_id, m.published_at, cast(null as double precision) as score
                from matched m
                where (m.published_at, m.article_id) {behind} (:key, :id)
                order by m.published_at {order}, m.article_id {order}
                limit :size
            )""";

    /** A section counts the articles of those below it, a tag or author those of its duplicates. */
    private static final String FACETS =
            """
            , sample as materialized (
                select v.article_id, v.lists, v.published_at
                from (
                    select m.article_id from matched m where cardinality(:facets) > 0
                    order by m.published_at desc, m.article_id desc limit {sampled}
                ) m join published_search v on v.article_id = m.article_id
            ), listed as (
                select s.article_id, split_part(l.list, ':', 1) as kind, split_part(l.list, ':', 2) as value
                from sample s cross join unnest(s.lists) l (list)
                where split_part(l.list, ':', 1) = any(:facets)
            ), referred as (
                select l.kind, x.id, count(distinct l.article_id) as articles
                from listed l
                join published_ref o on o.id = case when l.kind in ('section', 'author', 'tag') then cast(l.value as uuid) end
                cross join unnest(o.lineage) x (id)
                group by l.kind, x.id
            ), counted as (
                select f.kind as facet, r.slug as value, cast('{' || r.card || '}' as json) ->> 'name' as name, f.articles
                from referred f join published_ref r on r.id = f.id
                where r.merged_into is null and {shown}
                union all
                select l.kind, l.value, null, count(*) from listed l
                where l.kind in ('type', 'language') group by l.kind, l.value
                union all
                select 'month', to_char(s.published_at at time zone 'UTC', 'YYYY-MM'), null, count(*) from sample s
                where 'month' = any(:facets) group by 2
            ), frequent as (
                select c.*, row_number() over (partition by c.facet order by c.articles desc, c.value desc) as place
                from counted c
            )""".replace("{sampled}", Integer.toString(SAMPLED)).replace("{shown}", Reference.SHOWN);

    private static final String SELECT = """
            select p.article_id, p.published_at, p.score, {json}, {parts},
                cast('{' || a.head || '}' as json) ->> 'headline', cast('{' || a.head || '}' as json) ->> 'standfirst',
                left(a.body_text, 20000),
                (select string_agg(cast(f.place as text), ' ') from (
                    select h.place from unnest(v.vector) w cross join unnest(w.positions) h (place)
                    where w.lexeme = any(q.lexemes) order by h.place limit 100) f),
                c.total, c.asked, c.known, c.facets
            from (
                select (select count(*) from matched) as total,
                    (select string_agg(distinct asked, chr(10)) from wanted) as asked,
                    (select bool_and(known) from wanted) as known,
                    (select cast(json_agg(json_build_object('facet', f.facet, 'value', f.value, 'name', f.name,
                        'count', f.articles) order by f.facet, f.place) as text) from frequent f where f.place <= 20) as facets
            ) c
            left join (page p
                join published_article a on a.article_id = p.article_id
                join published_search v on v.article_id = p.article_id
                join queries q on q.config = v.config
                {joins}) on true
            order by {order}""".replace("{json}", ArticleJson.EXPRESSION)
            .replace("{parts}", ArticleJson.PARTS)
            .replace("{joins}", ArticleJson.JOINS);

    static final SqlStatement RELEVANCE = SqlStatement.of(MATCHED
            + RANKED_PAGE
            + FACETS
            + SELECT.replace("{order}", "p.score desc, p.published_at desc, p.article_id desc"));

    static final SqlStatement NEWEST = newest("<", "desc");

    static final SqlStatement NEWEST_BACKWARDS = newest(">", "asc");

    /** Of each word: itself where an article has it, else the one that is most like it, or null. */
    static final SqlStatement NEAR = SqlStatement.of(USED + """
            select case when char_length(t.word) < 4 or f.found > 0 then t.word else published_search_near(t.word) end
            from unnest(:words) with ordinality t (word, n) cross join lateral (
                select count(*) as found from published_search v
                where v.vector @@ (
                    select cast(string_agg('(' || cast(q.query as text) || ')', ' | ') as tsquery)
                    from (
                        select to_tsquery(cast(u.config as regconfig), '''' || t.word || '''') as query
                        from used u where u.config is not null
                    ) q where numnode(q.query) > 0)
            ) f
            order by t.n""");

    /** Headlines that hold all of the words, newest first. */
    static final SqlStatement SUGGEST = SqlStatement.of("""
            with matched as materialized (
                select v.article_id, v.published_at from published_search v where v.title @@ to_tsquery('simple', :query)
            )
            select a.article_id, a.slug, s.id, s.path, cast('{' || a.head || '}' as json) ->> 'headline'
            from (
                select m.article_id, m.published_at from matched m
                order by m.published_at desc, m.article_id desc limit :size
            ) m
            join published_article a on a.article_id = m.article_id
            join published_ref s on s.id = a.section_id
            order by m.published_at desc, m.article_id desc""");

    private SearchSql() {}

    private static SqlStatement newest(String behind, String order) {
        return SqlStatement.of(MATCHED
                + PAGE.replace("{behind}", behind).replace("{order}", order)
                + FACETS
                + SELECT.replace("{order}", "p.published_at {way}, p.article_id {way}".replace("{way}", order)));
    }
}
