package org.broadsheet.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.section.Sections;
import org.hibernate.Session;

/** Rejects what readers read of one who is banned, article by article. */
@ApplicationScoped
class CommentRemoval {

    /** How long an article is held for it, in comments. */
    private static final int AT_A_TIME = 100;

    private static final String NEXT =
            "select c.article_id from comment c where c.reader_id = :reader and c.status = 'approved'";

    private static final String NEXT_IN_SECTIONS = NEXT + """
             and c.article_id in (
                select a.id from article a join article_revision r on r.id = a.draft_revision
                where r.section_id = any(:sections))""";

    private static final String SHOWN = "reader.id = ?1 and article = ?2 and status = ?3 order by id";

    private final Session session;
    private final ArticleStats stats;
    private final Sections sections;
    private final ModerationService moderation;

    CommentRemoval(Session session, ArticleStats stats, Sections sections, ModerationService moderation) {
        this.session = session;
        this.stats = stats;
        this.sections = sections;
        this.moderation = moderation;
    }

    /**
     * Some comments in each transaction, whether somebody has claimed them or not. The reader adds none meanwhile.
     *
     * @param section with all below it; empty for everywhere
     * @param publicText what the reader is told about each
     */
    void remove(UUID reader, Optional<UUID> section, String publicText) {
        Reason reason = new Reason(null, publicText, null);
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> {
                Optional<UUID> article = next(reader, section);
                article.ifPresent(id -> remove(reader, id, reason));
                return article.isPresent();
            });
        }
    }

    private Optional<UUID> next(UUID reader, Optional<UUID> section) {
        return section.map(id -> session.createNativeQuery(NEXT_IN_SECTIONS, UUID.class)
                        .setParameter("sections", ids(sections.withAllBelow(List.of(id)))))
                .orElseGet(() -> session.createNativeQuery(NEXT, UUID.class))
                .setParameter("reader", reader)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    private void remove(UUID reader, UUID article, Reason reason) {
        stats.hold(article);
        Comment.<Comment>find(SHOWN, reader, article, CommentStatus.approved)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, AT_A_TIME)
                .list()
                .forEach(comment -> moderation.reject(comment, reason));
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
