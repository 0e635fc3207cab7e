package org.broadsheet.search;

import org.broadsheet.delivery.ArticleJson;
import org.broadsheet.query.SqlStatement;

/** The one statement behind the articles that are related to one. */
final class RelatedSql {

    /**
     * Candidates are the newest with one of its tags, in its section, or with a word of its headline in theirs; each of these
     * is found by an index and bounded before it is weighed. Tags stand for their duplicates too.
     */
    static final SqlStatement RELATED = SqlStatement.of("""
            with source as materialized (
                select a.article_id, a.slug, a.section_id, a.tag_ids,
                    coalesce(tsvector_to_array(ts_filter(v.title, '{b}')), '{}') as stems,
                    (select l.list from unnest(v.lists) l (list) where l.list like 'language:%' limit 1) as language
                from published_name n
                join published_article a on a.article_id = n.target
                left join published_search v on v.article_id = a.article_id
                where n.kind = 'article' and n.name = :name
            ), tagged as materialized (
                select distinct o.lineage[1] as tag, 'tag:' || d.id as list
                from source c cross join unnest(c.tag_ids) x (id)
                join published_ref o on o.id = x.id
                join published_ref d on d.lineage @> array[o.lineage[1]]
            ), alike as materialized (
                select v.article_id, v.published_at
                from published_search v
                where v.title @@ (
                    select cast(string_agg('''' || w.stem || '''', ' | ') as tsquery)
                    from source c cross join unnest(c.stems) w (stem))
            ), candidate as materialized (
                select i.article_id
                from tagged t cross join lateral (
                    select i.article_id from published_in i where i.list = t.list
                    order by i.published_at desc, i.article_id desc limit 100) i
                union
                select i.article_id
                from source c cross join lateral (
                    select i.article_id from published_in i where i.list = 'section:' || c.section_id
                    order by i.published_at desc, i.article_id desc limit 100) i
                union
                select l.article_id
                from (
                    select m.article_id from alike m order by m.published_at desc, m.article_id desc limit 200) l
            ), related as (
                select v.article_id, v.published_at,
                    2 * (select count(distinct t.tag) from tagged t where t.list = any(v.lists))
                        + case when 'section:' || c.section_id = any(v.lists) then 1 else 0 end
                        + cast(3 as double precision) * (
                            select count(*) from unnest(c.stems) w (stem)
                            where w.stem = any(tsvector_to_array(ts_filter(v.title, '{b}'))))
                        / greatest(cardinality(c.stems), 1) as score
                from source c cross join candidate d
                join published_search v on v.article_id = d.article_id
                where v.article_id <> c.article_id and c.language = any(v.lists)
                order by score desc, v.published_at desc, v.article_id desc
                limit :size
            )
            select c.article_id, c.slug, array_to_string(c.tag_ids, ' '), p.article_id, {json}, {parts}
            from source c left join (related p
                join published_article a on a.article_id = p.article_id
                {joins}) on true
            order by p.score desc, p.published_at desc, p.article_id desc""".replace("{json}", ArticleJson.EXPRESSION)
            .replace("{parts}", ArticleJson.PARTS)
            .replace("{joins}", ArticleJson.JOINS));

    private RelatedSql() {}
}
