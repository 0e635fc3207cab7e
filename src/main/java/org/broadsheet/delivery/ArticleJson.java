package org.broadsheet.delivery;

/** The SQL expression that puts an article's JSON together; one place, so that lists and the article itself agree. */
public final class ArticleJson {

    /**
     * Over {@code published_article a}; the parameters body, html and text say what is added, those of
     * {@link ThreadState} what readers may do below it. Duplicates have the card of their survivor, which is shown once, and once in each role.
     */
    public static final String EXPRESSION =
            """
            '{"id":"' || a.article_id || '","slug":"' || a.slug || '","path":"' || s.path || '/' || a.slug || '",'
            || a.head
            || ',"section":{' || s.card || ',"path":"' || s.path || '"},"sections":['
            || coalesce((
                select string_agg('{' || r.card || ',"path":"' || r.path || '"}', ',' order by x.n)
                from unnest(a.section_ids) with ordinality x (id, n) join published_ref r on r.id = x.id), '')
            || '],"authors":['
            || coalesce((
                select string_agg('{' || coalesce(b.card, '"id":null,"slug":null,"name":' || to_json(b.name))
                    || ',"role":"' || b.role || '"}', ',' order by b.n)
                from (
                    select r.card, x.name, x.role, min(x.n) as n
                    from unnest(a.author_ids, a.author_names, a.author_roles) with ordinality x (id, name, role, n)
                        left join published_ref r on r.id = x.id
                    group by r.card, x.name, x.role, case when x.id is null then x.n end
                ) b), '')
            || '],"tags":['
            || coalesce((
                select string_agg('{' || c.card || '}', ',' order by c.n)
                from (
                    select r.card, min(x.n) as n
                    from unnest(a.tag_ids) with ordinality x (id, n) join published_ref r on r.id = x.id
                    group by r.card
                ) c), '')
            || '],"image":' || coalesce('{' || m.card || '}', 'null') || ',' || a.facts
            || ',"commentCount":' || {count} || ',"commentsOpen":' || {open} || ',"corrections":[' || coalesce((
                select string_agg('{' || c.card || '}', ',' order by c.at, c.id)
                from published_correction c where c.article_id = a.article_id), '') || ']'
            || case when :body then ',"body":' || a.body else '' end
            || case when :html then ',"bodyHtml":' || to_json(a.body_html) else '' end
            || case when :text then ',"bodyText":' || to_json(a.body_text) else '' end
            || '}'""".replace("{count}", ThreadState.COUNT).replace("{open}", ThreadState.IS_OPEN);

    /**
     * The public articles that the body links to, as a JSON object by id, each with its section's id and, behind a space,
     * its path; null where it links to none.
     */
    public static final String LINKS = """
            case when cardinality(a.links) > 0 and (:body or :html) then (
                select coalesce(cast(json_object_agg(l.article_id, ls.id || ' ' || ls.path || '/' || l.slug) as text), '{}')
                from published_article l join published_ref ls on ls.id = l.section_id
                where l.article_id = any(a.links)) end""";

    /** The pictures in the body, as a JSON object of members by id; null where it shows none. */
    public static final String PICTURES = """
            case when cardinality(a.media_ids) > 0 and (:body or :html) then (
                select cast(json_object_agg(p.media_id, p.card) as text)
                from published_media p where p.media_id = any(a.media_ids)) end""";

    /** The ids of its sections, authors, tags and links, see {@link ArticleParts}. */
    public static final String PARTS = """
            concat_ws('|', a.section_id || ' ' || array_to_string(a.section_ids, ' '),
                array_to_string(a.author_ids, ' '), array_to_string(a.tag_ids, ' '),
                case when :body or :html then array_to_string(a.links, ' ') else '' end)""";

    /** What the expressions need beside {@code published_article a}. */
    public static final String JOINS = ThreadState.JOINS + "\nleft join published_media m on m.media_id = a.image_id";

    private ArticleJson() {}
}
