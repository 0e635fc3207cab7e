package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.article.PublishedRevisions;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;

/**
 * What readers see of articles, made anew from the revisions that are public. The articles of a batch are held meanwhile: who
 * publishes or withdraws one comes before, and is what is found, or after, and has the last word.
 */
@ApplicationScoped
class ArticleProjection implements Projection {

    /** Behind the sections, authors and tags that they mention. */
    static final int TURN = 3;

    /** So many at once are in memory, whose bodies may be large. */
    private static final int CHUNK = 20;

    private static final String ALL =
            "select article_id from published_article where article_id > :behind order by article_id limit :most";

    private static final String OUTDATED = """
            select article_id from published_article where projection < :projection and article_id > :behind
            order by article_id limit :most""";

    /** Of which the write side says that readers do not see them; the lists that they were in. */
    private static final String REMOVE = """
            with gone as (
                delete from published_article where article_id = any(:ids) returning article_id, slug
            )
            select g.article_id, g.slug, coalesce(i.list, 'article:' || g.article_id)
            from gone g left join published_in i on i.article_id = g.article_id""";

    private final PublishedRevisions revisions;
    private final ArticleRows rows;
    private final ArticleKeys articleKeys;
    private final Session session;

    ArticleProjection(PublishedRevisions revisions, ArticleRows rows, ArticleKeys articleKeys, Session session) {
        this.revisions = revisions;
        this.rows = rows;
        this.articleKeys = articleKeys;
        this.session = session;
    }

    @Override
    public String name() {
        return "articles";
    }

    @Override
    public int version() {
        return ArticleRows.PROJECTION;
    }

    @Override
    public int turn() {
        return TURN;
    }

    @Override
    public List<UUID> next(boolean all, UUID behind, int most) {
        return all
                ? Ids.merged(
                        revisions.ids(behind, most),
                        session.createNativeQuery(ALL, UUID.class)
                                .setParameter("behind", behind)
                                .setParameter("most", most)
                                .getResultList(),
                        most)
                : session.createNativeQuery(OUTDATED, UUID.class)
                        .setParameter("projection", ArticleRows.PROJECTION)
                        .setParameter("behind", behind)
                        .setParameter("most", most)
                        .getResultList();
    }

    @Override
    public Set<String> rebuild(List<UUID> ids) {
        revisions.hold(ids);
        Set<String> keys = new TreeSet<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            rebuildChunk(ids.subList(from, Math.min(from + CHUNK, ids.size())), keys);
        }
        return keys;
    }

    private void rebuildChunk(List<UUID> ids, Set<String> keys) {
        List<ArticlePublished> published = revisions.read(ids);
        ArticleRows.Written written = rows.write(published);
        Set<UUID> others = new HashSet<>(ids);
        Map<UUID, String> changed = new HashMap<>();
        for (ArticlePublished article : published) {
            UUID id = article.id();
            others.remove(id);
            String slug = article.content().slug();
            if (written.lists().containsKey(id)) {
                keys.addAll(articleKeys.of(id, slug, written.lists().get(id), Set.of()));
            } else if (written.articles().contains(id)) {
                changed.put(id, slug);
            }
        }
        keys.addAll(articleKeys.ofContents(changed));
        remove(others, keys);
    }

    private void remove(Set<UUID> ids, Set<String> keys) {
        Map<UUID, String> slugs = new HashMap<>();
        Map<UUID, Set<String>> lists = new HashMap<>();
        session.createNativeQuery(REMOVE, Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .forEach(gone -> {
                    slugs.put((UUID) gone[0], (String) gone[1]);
                    lists.computeIfAbsent((UUID) gone[0], id -> new HashSet<>()).add((String) gone[2]);
                });
        slugs.forEach((id, slug) -> keys.addAll(articleKeys.of(id, slug, lists.get(id), Set.of())));
    }
}
