package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.article.ArticleUnpublished;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.hibernate.Session;

/** Writes what readers see of articles. */
@ApplicationScoped
class ArticleProjector {

    private final Session session;
    private final ArticleRows rows;
    private final ArticleKeys keys;
    private final Changes changes;

    ArticleProjector(Session session, ArticleRows rows, ArticleKeys keys, Changes changes) {
        this.session = session;
        this.rows = rows;
        this.keys = keys;
        this.changes = changes;
    }

    void published(@Observes ArticlePublished article) {
        Set<String> before = lists(article.id());
        rows.write(List.of(article));
        String slug = article.content().slug();
        changes.record(new Change(
                ChangeType.articlePublished,
                article.id(),
                slug,
                keys.of(article.id(), slug, before, ArticleRows.listsOf(article))));
    }

    void unpublished(@Observes ArticleUnpublished article) {
        Set<String> before = lists(article.id());
        String slug = session.createNativeQuery(
                        "delete from published_article where article_id = :id returning slug", String.class)
                .setParameter("id", article.id())
                .getSingleResult();
        changes.record(new Change(
                ChangeType.articleUnpublished, article.id(), slug, keys.of(article.id(), slug, before, Set.of())));
    }

    private Set<String> lists(UUID id) {
        return new HashSet<>(
                session.createNativeQuery("select list from published_in where article_id = :id", String.class)
                        .setParameter("id", id)
                        .getResultList());
    }
}
