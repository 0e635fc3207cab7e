package org.broadsheet.article;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Cursor;

/** A revision in a list: the little of it that a list shows, and what the article pointed to at the same moment. */
record RevisionRow(
        UUID id,
        int number,
        String headline,
        String slug,
        String note,
        Instant savedAt,
        UUID savedBy,
        UUID draftRevision,
        UUID publishedRevision) {

    private static final String SELECT = """
            select new org.broadsheet.article.RevisionRow(r.id, r.number, r.headline, r.slug, r.note, r.savedAt, r.savedBy,
                a.draftRevision, a.publishedRevision)
            from Revision r join Article a on a.id = r.article
            where r.article = :article
            """;
    private static final String FIRST = SELECT + "order by r.number desc";
    private static final String AFTER = SELECT + "and r.number < :number order by r.number desc";
    private static final String BEFORE = SELECT + "and r.number > :number order by r.number";

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<RevisionRow> page(EntityManager entities, UUID article, Optional<Cursor> from, int size) {
        if (from.isEmpty()) {
            return entities.createQuery(FIRST, RevisionRow.class)
                    .setParameter("article", article)
                    .setMaxResults(size)
                    .getResultList();
        }
        Cursor cursor = from.get();
        return entities.createQuery(cursor.backwards() ? BEFORE : AFTER, RevisionRow.class)
                .setParameter("article", article)
                .setParameter("number", Integer.valueOf(cursor.key().get(0)))
                .setMaxResults(size)
                .getResultList();
    }

    String[] key() {
        return new String[] {String.valueOf(number)};
    }

    boolean isDraft() {
        return id.equals(draftRevision);
    }

    boolean isPublished() {
        return id.equals(publishedRevision);
    }
}
