package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.article.ArticleUnpublished;
import org.broadsheet.change.Change;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.Contributor;
import org.broadsheet.content.Headlines;
import org.broadsheet.reference.Json;
import org.broadsheet.reference.Names;
import org.broadsheet.reference.SortKeys;
import org.hibernate.Session;

/** Writes what readers see of articles. */
@ApplicationScoped
class ArticleProjector {

    private static final String KIND = "article";

    /** Raised when the stored JSON changes its form. */
    static final int PROJECTION = 1;

    private static final String UPSERT = """
            insert into published_article
                (article_id, revision_id, projection, slug, section_id, section_ids, author_ids, author_names,
                author_roles, tag_ids, links, image_id, media_ids, head, facts, body, body_html, body_text)
            values (:id, :revision, :projection, :slug, :section, :sections, :authors, :names, :roles, :tags, :links,
                cast(:image as uuid), :media, :head, :facts, :body, :html, :text)
            on conflict (article_id) do update set
                revision_id = excluded.revision_id, projection = excluded.projection, slug = excluded.slug,
                section_id = excluded.section_id, section_ids = excluded.section_ids,
                author_ids = excluded.author_ids, author_names = excluded.author_names,
                author_roles = excluded.author_roles, tag_ids = excluded.tag_ids, links = excluded.links,
                image_id = excluded.image_id, media_ids = excluded.media_ids,
                head = excluded.head, facts = excluded.facts, body = excluded.body, body_html = excluded.body_html,
                body_text = excluded.body_text""";

    private static final String LIST = """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select list, :id, :published, :updated, :headline from unnest(:lists) as l (list)""";

    private final Session session;
    private final Names names;
    private final Changes changes;
    private final Json json;

    ArticleProjector(Session session, Names names, Changes changes, Json json) {
        this.session = session;
        this.names = names;
        this.changes = changes;
        this.json = json;
    }

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

    void published(@Observes ArticlePublished article) {
        ArticleContent content = article.content();
        Set<String> before = lists(article.id());
        write(article, content);
        Set<String> now = listsOf(article.id(), content);
        session.createNativeMutationQuery("delete from published_in where article_id = :id")
                .setParameter("id", article.id())
                .executeUpdate();
        session.createNativeMutationQuery(LIST)
                .setParameter("id", article.id())
                .setParameter("published", article.publishedAt())
                .setParameter("updated", article.updatedAt() == null ? article.publishedAt() : article.updatedAt())
                .setParameter("headline", SortKeys.of(content.headline()))
                .setParameter("lists", now.toArray(String[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("insert into article_stats (article_id) values (:id) on conflict do nothing")
                .setParameter("id", article.id())
                .executeUpdate();
        names.keep(KIND, article.id(), content.slug());
        now.addAll(before);
        changes.record(
                new Change("article.published", article.id(), content.slug(), keys(article.id(), content.slug(), now)));
    }

    void unpublished(@Observes ArticleUnpublished article) {
        Set<String> before = lists(article.id());
        String slug = session.createNativeQuery(
                        "delete from published_article where article_id = :id returning slug", String.class)
                .setParameter("id", article.id())
                .getSingleResult();
        changes.record(new Change("article.unpublished", article.id(), slug, keys(article.id(), slug, before)));
    }

    private void write(ArticlePublished article, ArticleContent content) {
        ReadBody body = ReadBody.of(content);
        List<Contributor> byline = content.byline();
        session.createNativeMutationQuery(UPSERT)
                .setParameter("id", article.id())
                .setParameter("revision", article.revision())
                .setParameter("projection", PROJECTION)
                .setParameter("slug", content.slug())
                .setParameter("section", content.section())
                .setParameter("sections", content.sections().toArray(UUID[]::new))
                .setParameter(
                        "authors", byline.stream().map(Contributor::author).toArray(UUID[]::new))
                .setParameter("names", byline.stream().map(Contributor::name).toArray(String[]::new))
                .setParameter("roles", byline.stream().map(Contributor::role).toArray(String[]::new))
                .setParameter("tags", content.tags().toArray(UUID[]::new))
                .setParameter("links", body.links().toArray(UUID[]::new))
                .setParameter("image", content.image())
                .setParameter("media", body.media().toArray(UUID[]::new))
                .setParameter(
                        "head",
                        json.members(new Head(
                                content.type(),
                                content.language(),
                                content.headline(),
                                content.headlines(),
                                content.kicker(),
                                content.standfirst(),
                                content.dateline(),
                                content.bylineText())))
                .setParameter(
                        "facts",
                        json.members(new Facts(
                                body.wordCount(),
                                body.readingMinutes(),
                                body.excerpt(),
                                article.publishedAt(),
                                article.firstPublishedAt(),
                                article.updatedAt(),
                                article.modifiedAt())))
                .setParameter("body", json.text(body.blocks()))
                .setParameter("html", body.html())
                .setParameter("text", body.text())
                .executeUpdate();
    }

    /** Every list that the article belongs in. */
    private static Set<String> listsOf(UUID id, ArticleContent content) {
        Set<String> lists = new HashSet<>();
        lists.add(Lists.ALL);
        lists.add(Lists.ARTICLE + id);
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

    private Set<String> lists(UUID id) {
        return new HashSet<>(
                session.createNativeQuery("select list from published_in where article_id = :id", String.class)
                        .setParameter("id", id)
                        .getResultList());
    }

    private static Set<String> keys(UUID id, String slug, Set<String> lists) {
        Set<String> keys = lists.stream()
                .filter(list -> !list.startsWith(Lists.ARTICLE))
                .map(Keys::list)
                .collect(Collectors.toCollection(TreeSet::new));
        keys.add(Keys.article(id));
        keys.add(Keys.slug(slug));
        return keys;
    }
}
