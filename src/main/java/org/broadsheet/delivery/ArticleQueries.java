package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Reads.Reading;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Slice;

/** Reads articles, each answer by one statement. */
@ApplicationScoped
class ArticleQueries {

    private static final SqlStatement ONE = SqlStatement.of("""
            select a.article_id, a.slug, {json}, {links}, {pictures}, {parts}, a.modified_at
            from published_name n
            join published_article a on a.article_id = n.target
            {joins}
            where n.kind = 'article' and n.name = :name""".replace("{json}", ArticleJson.EXPRESSION)
            .replace("{links}", ArticleJson.LINKS)
            .replace("{pictures}", ArticleJson.PICTURES)
            .replace("{parts}", ArticleJson.PARTS)
            .replace("{joins}", ArticleJson.JOINS));

    /**
     * Of an article that is written nowhere, with what is said below the one with its id. Nothing where a section or picture
     * of it is no longer there.
     */
    private static final SqlStatement PREVIEW = SqlStatement.of("""
            with a as materialized (
                select n.id as article_id, n.slug, n.section as section_id, n.sections as section_ids,
                    n.authors as author_ids, n.names as author_names, n.roles as author_roles, n.tags as tag_ids, n.links,
                    n.image as image_id, n.media as media_ids, n.published as published_at, n.modified as modified_at,
                    n.head, n.facts, n.body, n.html as body_html, n.text as body_text
                from {rows}
            ), article_stats as (
                select a.article_id, coalesce(t.comment_count, 0) as comment_count,
                    coalesce(t.comments_open, true) as comments_open, t.comments_mode, t.comments_votes, t.comments_close_at
                from a left join article_stats t on t.article_id = a.article_id
            )
            select a.article_id, a.slug, {json}, {links}, {pictures}, {parts}, a.modified_at
            from a
            {joins}
            where not exists (
                select from unnest(a.media_ids) x (id)
                where not exists (select from published_media p where p.media_id = x.id))""".replace("{rows}", ArticleRows.ROWS)
            .replace("{json}", ArticleJson.EXPRESSION)
            .replace("{links}", ArticleJson.LINKS)
            .replace("{pictures}", ArticleJson.PICTURES)
            .replace("{parts}", ArticleJson.PARTS)
            .replace("{joins}", ArticleJson.JOINS));

    private final Reads reads;
    private final ObjectMapper mapper;
    private final Conversation conversation;
    private final ArticleAdditions additions;

    ArticleQueries(Reads reads, ObjectMapper mapper, Conversation conversation, ArticleAdditions additions) {
        this.reads = reads;
        this.mapper = mapper;
        this.conversation = conversation;
        this.additions = additions;
    }

    /** An article's finished JSON and where it stands in its list. */
    record Listed(String key, UUID id, String json, ArticleParts parts) {}

    /**
     * @param keys of the lists that the page was taken from; empty where no key names all that could change it
     */
    record Page(Counted<Listed> rows, Set<String> keys) {}

    /** The article that a name leads to, and the slug it has now. */
    record Found(UUID id, String slug, String json, ArticleParts parts, Instant modifiedAt) {

        /** Whether the name is a present one, not a former slug. */
        boolean isNamed(String name) {
            return name.equals(slug) || name.equals(id.toString());
        }
    }

    Optional<Found> find(String name, Set<Include> include) {
        return including(reads.of(ONE), include).with("name", name).first(row -> found(row, include));
    }

    /**
     * The article that would be found if this were public.
     *
     * @param rows it alone, as {@link ArticleRows#text} gives it
     */
    Optional<Found> preview(String rows, Set<Include> include) {
        return including(reads.of(PREVIEW), include).with("rows", rows).first(row -> found(row, include));
    }

    private Found found(Row row, Set<Include> include) throws SQLException {
        Links links = links(row);
        return new Found(row.uuid(1), row.text(2), json(row, links, include), parts(row, links), row.instant(7));
    }

    /** Behind or before a cursor; see {@link Slice#read}. */
    Page keyset(ArticleFilter filter, ArticleOrder order, Set<Include> include, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        Sort.Place place = from.map(
                        c -> order.sort().place(c.key().get(0), c.key().get(1)))
                .orElseGet(order.sort()::start);
        Reading query = filtered(filter, order, backwards, place, include)
                .with("reach", size)
                .with("size", size)
                .with("skip", 0);
        return read(query, order.sort(), order.total(), include);
    }

    /** The page that the order names, from 1, and always counted. */
    Page numbered(ArticleFilter filter, ArticleOrder order, Set<Include> include, int limit) {
        int skip = (order.page() - 1) * limit;
        Reading query = filtered(filter, order, false, order.sort().start(), include)
                .with("reach", skip + limit + 1)
                .with("size", limit + 1)
                .with("skip", skip)
                .with("counted", Total.exact.limit());
        return read(query, order.sort(), Total.exact, include);
    }

    private Reading filtered(
            ArticleFilter filter, ArticleOrder order, boolean backwards, Sort.Place place, Set<Include> include) {
        return filter.on(including(reads.of(order.sort().sql(backwards)), include))
                .with("key", place.key())
                .with("id", place.id())
                .with("counted", order.total().limit());
    }

    private Reading including(Reading query, Set<Include> include) {
        return ThreadState.with(conversation, query)
                .with("body", include.contains(Include.body) || include.contains(Include.toc))
                .with("html", include.contains(Include.bodyHtml))
                .with("text", include.contains(Include.bodyText));
    }

    private Page read(Reading query, Sort sort, Total total, Set<Include> include) {
        List<Line> lines =
                query.list(row -> new Line(listed(row, sort, include), row.number(7), row.text(8), row.truth(9)));
        List<Listed> articles =
                lines.stream().map(Line::article).filter(Objects::nonNull).toList();
        Line first = lines.get(0);
        Set<String> keys = Boolean.TRUE.equals(first.isKnown()) ? Lists.keys(first.asked()) : Set.of();
        return new Page(new Counted<>(articles, total == Total.none ? null : first.total()), keys);
    }

    /** A row of the page's statement, without an article where the page is empty. */
    private record Line(Listed article, Long total, String asked, Boolean isKnown) {}

    private Listed listed(Row row, Sort sort, Set<Include> include) throws SQLException {
        UUID id = row.uuid(2);
        if (id == null) {
            return null;
        }
        Links links = links(row);
        return new Listed(sort.key(row, 1), id, json(row, links, include), parts(row, links));
    }

    /** What is linked to: paths by id of the article, and the sections that these begin with. */
    private record Links(Map<String, String> paths, Set<UUID> sections) {

        static Links of(Map<String, String> found) {
            Map<String, String> paths = new HashMap<>();
            Set<UUID> sections = new HashSet<>();
            found.forEach((article, text) -> {
                int space = text.indexOf(' ');
                sections.add(UUID.fromString(text.substring(0, space)));
                paths.put(article, text.substring(space + 1));
            });
            return new Links(paths, sections);
        }
    }

    private Links links(Row row) throws SQLException {
        return Links.of(texts(row.text(4)));
    }

    private static ArticleParts parts(Row row, Links links) throws SQLException {
        return ArticleParts.of(row.text(6), links.sections());
    }

    /** The JSON in the third column with what the next two say about its links and pictures, and what is made of all that. */
    private String json(Row row, Links links, Set<Include> include) throws SQLException {
        String json = row.text(3);
        String linked = row.text(4) == null ? json : InternalLinks.fill(json, links.paths());
        String whole = row.text(5) == null ? linked : new InternalPictures(mapper, texts(row.text(5))).fill(linked);
        return additions.to(whole, include);
    }

    private Map<String, String> texts(String object) {
        if (object == null) {
            return Map.of();
        }
        try {
            return mapper.readValue(object, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made this JSON", e);
        }
    }
}
