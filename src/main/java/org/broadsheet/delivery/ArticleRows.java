package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.Contributor;
import org.broadsheet.content.Headlines;
import org.broadsheet.reference.Json;
import org.broadsheet.reference.Names;
import org.broadsheet.reference.SortKeys;
import org.hibernate.Session;

/**
 * The rows of articles in the read model: the one way in which they are written, when one is published and when many are made
 * anew. Writes what is not so already, and nothing else.
 */
@ApplicationScoped
class ArticleRows {

    /** Raised when the stored JSON changes its form. */
    static final int PROJECTION = 2;

    private static final String KIND = "article";

    /** What articles become, as {@link #text} gives it. */
    static final String ROWS = """
            json_to_recordset(cast(:rows as json)) as n (
                    id uuid, revision uuid, slug text, section uuid, sections uuid[], authors uuid[], names text[],
                    roles text[], tags uuid[], links uuid[], image uuid, media uuid[], published timestamptz, modified timestamptz, head text,
                    facts text, body text, html text, text text)""";

    /** Tells the ids of those that are other than before. */
    private static final String UPSERT = """
            with n as materialized (
                select * from {rows}
            ), other as materialized (
                select n.id from n left join published_article p on p.article_id = n.id
                where (p.revision_id, p.slug, p.section_id, p.section_ids, p.author_ids, p.author_names, p.author_roles,
                        p.tag_ids, p.links, p.image_id, p.media_ids, p.published_at, p.modified_at, p.head, p.facts, p.body, p.body_html,
                        p.body_text)
                    is distinct from (n.revision, n.slug, n.section, n.sections, n.authors, n.names, n.roles,
                        n.tags, n.links, n.image, n.media, n.published, n.modified, n.head, n.facts, n.body, n.html, n.text)
            ), saved as (
                insert into published_article
                    (article_id, revision_id, projection, slug, section_id, section_ids, author_ids, author_names,
                    author_roles, tag_ids, links, image_id, media_ids, published_at, modified_at, head, facts, body,
                    body_html, body_text)
                select n.id, n.revision, :projection, n.slug, n.section, n.sections, n.authors, n.names, n.roles, n.tags,
                    n.links, n.image, n.media, n.published, n.modified, n.head, n.facts, n.body, n.html, n.text
                from n
                where n.id in (select id from other) or exists (
                    select from published_article p where p.article_id = n.id and p.projection <> :projection)
                on conflict (article_id) do update set
                    revision_id = excluded.revision_id, projection = excluded.projection, slug = excluded.slug,
                    section_id = excluded.section_id, section_ids = excluded.section_ids,
                    author_ids = excluded.author_ids, author_names = excluded.author_names,
                    author_roles = excluded.author_roles, tag_ids = excluded.tag_ids, links = excluded.links,
                    image_id = excluded.image_id, media_ids = excluded.media_ids,
                    published_at = excluded.published_at, modified_at = excluded.modified_at,
                    head = excluded.head, facts = excluded.facts, body = excluded.body, body_html = excluded.body_html,
                    body_text = excluded.body_text
            )
            select id from other""".replace("{rows}", ROWS);

    /** Tells which articles entered or left which lists, or stand elsewhere in them. */
    private static final String LISTS = """
            with n as materialized (
                select l.list, n.id, n.published, n.updated, n.headline
                from json_to_recordset(cast(:rows as json))
                        as n (id uuid, lists text[], published timestamptz, updated timestamptz, headline bytea)
                    cross join unnest(n.lists) l (list)
            ), left_lists as (
                delete from published_in p
                where p.article_id = any(:ids)
                    and not exists (select from n where n.id = p.article_id and n.list = p.list)
                returning p.article_id, p.list
            ), entered as (
                insert into published_in (list, article_id, published_at, updated_at, headline)
                select n.list, n.id, n.published, n.updated, n.headline from n
                where not exists (
                    select from published_in p
                    where p.article_id = n.id and p.list = n.list and p.published_at = n.published
                        and p.updated_at = n.updated and p.headline = n.headline)
                on conflict (article_id, list) do update set
                    published_at = excluded.published_at, updated_at = excluded.updated_at, headline = excluded.headline
                returning article_id, list
            )
            select article_id, list from left_lists union all select article_id, list from entered""";

    private static final String STATS = """
            insert into article_stats (article_id)
            select n.id from unnest(:ids) n (id)
            where not exists (select from article_stats s where s.article_id = n.id)
            on conflict do nothing""";

    private final Session session;
    private final Names names;
    private final Json json;

    ArticleRows(Session session, Names names, Json json) {
        this.session = session;
        this.names = names;
        this.json = json;
    }

    private record Row(
            UUID id,
            UUID revision,
            String slug,
            UUID section,
            List<UUID> sections,
            List<UUID> authors,
            List<String> names,
            List<String> roles,
            List<UUID> tags,
            List<UUID> links,
            UUID image,
            List<UUID> media,
            Instant published,
            Instant modified,
            String head,
            String facts,
            String body,
            String html,
            String text) {}

    private record InLists(UUID id, Set<String> lists, Instant published, Instant updated, String headline) {}

    private record Head(
            ArticleType type,
            String language,
            String headline,
            Headlines headlines,
            String kicker,
            String standfirst,
            String dateline,
            String bylineText) {}

    private record Facts(
            int wordCount,
            int readingMinutes,
            String excerpt,
            Instant publishedAt,
            Instant firstPublishedAt,
            Instant updatedAt,
            Instant modifiedAt) {}

    /**
     * What is other than before.
     *
     * @param lists which of them an article entered or left, or in which it stands elsewhere
     */
    record Written(Set<UUID> articles, Map<UUID, Set<String>> lists) {}

    Written write(Collection<ArticlePublished> articles) {
        UUID[] ids = articles.stream().map(ArticlePublished::id).toArray(UUID[]::new);
        Set<UUID> changed = Set.copyOf(session.createNativeQuery(UPSERT, UUID.class)
                .setParameter("projection", PROJECTION)
                .setParameter("rows", text(articles))
                .getResultList());
        Map<UUID, Set<String>> lists = new HashMap<>();
        session.createNativeQuery(LISTS, Object[].class)
                .setParameter("ids", ids)
                .setParameter(
                        "rows",
                        json.text(articles.stream().map(ArticleRows::inLists).toList()))
                .getResultList()
                .forEach(moved -> lists.computeIfAbsent((UUID) moved[0], id -> new HashSet<>())
                        .add((String) moved[1]));
        session.createNativeMutationQuery(STATS).setParameter("ids", ids).executeUpdate();
        Map<UUID, String> slugs = new HashMap<>();
        articles.forEach(article -> slugs.put(article.id(), article.content().slug()));
        names.keep(KIND, slugs);
        return new Written(changed, lists);
    }

    /** Everything that is written of them but their lists, as a JSON array. */
    String text(Collection<ArticlePublished> articles) {
        return json.text(articles.stream().map(this::row).toList());
    }

    private Row row(ArticlePublished article) {
        ArticleContent content = article.content();
        ReadBody body = ReadBody.of(content);
        List<Contributor> byline = content.byline();
        return new Row(
                article.id(),
                article.revision(),
                content.slug(),
                content.section(),
                content.sections(),
                byline.stream().map(Contributor::author).toList(),
                byline.stream().map(Contributor::name).toList(),
                byline.stream().map(Contributor::role).toList(),
                content.tags(),
                body.links(),
                content.image(),
                body.media(),
                article.publishedAt(),
                article.modifiedAt(),
                json.members(new Head(
                        content.type(),
                        content.language(),
                        content.headline(),
                        content.headlines(),
                        content.kicker(),
                        content.standfirst(),
                        content.dateline(),
                        content.bylineText())),
                json.members(new Facts(
                        body.wordCount(),
                        body.readingMinutes(),
                        body.excerpt(),
                        article.publishedAt(),
                        article.firstPublishedAt(),
                        article.updatedAt(),
                        article.modifiedAt())),
                json.text(body.blocks()),
                body.html(),
                body.text());
    }

    private static InLists inLists(ArticlePublished article) {
        return new InLists(
                article.id(),
                listsOf(article),
                article.publishedAt(),
                article.updatedAt() == null ? article.publishedAt() : article.updatedAt(),
                "\\x" + HexFormat.of().formatHex(SortKeys.of(article.content().headline())));
    }

    /** Every list that the article belongs in. */
    static Set<String> listsOf(ArticlePublished article) {
        ArticleContent content = article.content();
        Set<String> lists = new HashSet<>();
        lists.add(Lists.ALL);
        lists.add(Lists.ARTICLE + article.id());
        lists.add(Lists.PRIMARY + content.section());
        lists.add(Lists.SECTION + content.section());
        content.sections().forEach(section -> lists.add(Lists.SECTION + section));
        content.byline().stream()
                .filter(contributor -> contributor.author() != null)
                .forEach(contributor -> lists.add(Lists.AUTHOR + contributor.author()));
        content.tags().forEach(tag -> lists.add(Lists.TAG + tag));
        lists.add(Lists.TYPE + content.type());
        lists.add(Lists.LANGUAGE + content.language());
        return lists;
    }
}
