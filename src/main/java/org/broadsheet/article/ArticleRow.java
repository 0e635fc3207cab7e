package org.broadsheet.article;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.content.ArticleType;
import org.broadsheet.shared.Cursor;
import org.broadsheet.workflow.ArticleStatus;

/** An article in a list of editors: the article and the little of its draft that a list shows. */
record ArticleRow(Article article, String slug, String headline, ArticleType type, String language, UUID section) {

    private static final String SELECT = """
            select new org.broadsheet.article.ArticleRow(a, r.slug, r.headline, r.type, r.language, r.section)
            from Article a join Revision r on r.id = a.draftRevision
            """;
    private static final String WANTED = SELECT + "where a.storedStatus in :statuses";
    private static final String FIRST = WANTED + " order by a.savedAt desc, a.id desc";
    private static final String AFTER =
            WANTED + " and (a.savedAt, a.id) < (:at, :id) order by a.savedAt desc, a.id desc";
    private static final String BEFORE = WANTED + " and (a.savedAt, a.id) > (:at, :id) order by a.savedAt, a.id";

    /** Last saved first, from behind (or, backwards, before) the cursor's; of any status where none is named. */
    static List<ArticleRow> page(
            EntityManager entities, List<ArticleStatus> statuses, Optional<Cursor> from, int size) {
        List<ArticleStatus> wanted = statuses.isEmpty() ? List.of(ArticleStatus.values()) : statuses;
        if (from.isEmpty()) {
            return entities.createQuery(FIRST, ArticleRow.class)
                    .setParameter("statuses", wanted)
                    .setMaxResults(size)
                    .getResultList();
        }
        Cursor cursor = from.get();
        return entities.createQuery(cursor.backwards() ? BEFORE : AFTER, ArticleRow.class)
                .setParameter("statuses", wanted)
                .setParameter("at", Instant.parse(cursor.key().get(0)))
                .setParameter("id", UUID.fromString(cursor.key().get(1)))
                .setMaxResults(size)
                .getResultList();
    }

    String[] key() {
        return new String[] {article.savedAt().toString(), article.id().toString()};
    }
}
