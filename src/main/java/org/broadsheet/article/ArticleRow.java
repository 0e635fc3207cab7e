package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.content.ArticleType;
import org.broadsheet.shared.Cursor;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** An article in a list of editors: the article and the little of its draft that a list shows. */
record ArticleRow(Article article, String slug, String headline, ArticleType type, String language, UUID section) {

    /** Last saved first, from behind (or, backwards, before) the cursor's. */
    static List<ArticleRow> page(
            Session session, Map<ArticleCondition, Object> asked, Optional<Cursor> from, int size) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                        ArticleListSql.page(asked.keySet(), from), Object[].class)
                .addEntity("a", Article.class)
                .addScalar("slug", String.class)
                .addScalar("headline", String.class)
                .addScalar("type", String.class)
                .addScalar("language", String.class)
                .addScalar("section_id", UUID.class)
                .setMaxResults(size);
        asked.forEach((condition, value) -> query.setParameter(condition.parameter(), value));
        from.ifPresent(
                cursor -> query.setParameter("at", Instant.parse(cursor.key().get(0)))
                        .setParameter("id", UUID.fromString(cursor.key().get(1))));
        return query.getResultList().stream().map(ArticleRow::of).toList();
    }

    private static ArticleRow of(Object[] row) {
        return new ArticleRow(
                (Article) row[0],
                (String) row[1],
                (String) row[2],
                ArticleType.valueOf((String) row[3]),
                (String) row[4],
                (UUID) row[5]);
    }

    String[] key() {
        return new String[] {article.savedAt().toString(), article.id().toString()};
    }
}
