package org.broadsheet.delivery;

import org.broadsheet.reference.Reference;

/** The one statement behind a page of articles. Its braces are filled from constants when the class loads, never from input. */
final class ArticlePageSql {

    /**
     * One range scan for each list of the first group; the lists of the other groups are looked up for each row. A section
     * stands for itself and those below it, so an article can be in two lists of a group: hence distinct. What the first
     * group asks for is told too: nothing can come, go or move in the page without being in one of its lists; unless
     * readers see nothing of it, since its id would tell that it is there.
     */
    static final String TEMPLATE = """
            with wanted as (
                select w.grp, w.prefix || coalesce(cast(r.id as text), w.name) as list,
                    w.prefix || coalesce(cast(n.target as text), w.name) as asked,
                    w.kind is null or coalesce(
                        (select {shown} from published_ref r where r.id = n.target), false) as known
                from unnest(:groups, :prefixes, :kinds, :names) as w (grp, prefix, kind, name)
                left join published_name n on n.kind = w.kind and n.name = w.name
                left join published_ref r on r.lineage @> array[n.target]
            ), further as (
                select array_agg(list) as lists from wanted where grp > 0 group by grp
            ), page as (
                select distinct c.key, c.article_id
                from (select distinct list from wanted where grp = 0) d cross join lateral (
                    select i.{key} as key, i.article_id
                    from published_in i
                    where i.list = d.list
                        and (i.{key}, i.article_id) {behind} (:key, :id)
                        and i.published_at >= :from and i.published_at < :before
                        and not exists (select from further f where not exists (
                            select from published_in o where o.article_id = i.article_id and o.list = any(f.lists)))
                    order by i.{key} {order}, i.article_id {order}
                    limit :reach
                ) c
                order by c.key {order}, c.article_id {order}
                limit :size offset :skip
            ), counted as (
                select count(*) as total from (
                    select distinct i.article_id
                    from wanted d join published_in i on i.list = d.list
                    where d.grp = 0 and i.published_at >= :from and i.published_at < :before
                        and not exists (select from further f where not exists (
                            select from published_in o where o.article_id = i.article_id and o.list = any(f.lists)))
                    limit :counted
                ) c
            )
            select p.key, p.article_id, {json}, {links}, {pictures}, {parts}, counted.total,
                (select string_agg(distinct asked, chr(10)) from wanted where grp = 0),
                (select bool_and(known) from wanted)
            from counted
            left join (page p
                join published_article a on a.article_id = p.article_id
                {joins}) on true
            order by p.key {order}, p.article_id {order}""".replace("{json}", ArticleJson.EXPRESSION)
            .replace("{links}", ArticleJson.LINKS)
            .replace("{pictures}", ArticleJson.PICTURES)
            .replace("{parts}", ArticleJson.PARTS)
            .replace("{shown}", Reference.SHOWN)
            .replace("{joins}", ArticleJson.JOINS);

    private ArticlePageSql() {}
}
