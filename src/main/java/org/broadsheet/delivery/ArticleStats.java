package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.hibernate.Session;

/** The numbers of an article that change without a publish. */
@ApplicationScoped
public class ArticleStats {

    private final Session session;
    private final Changes changes;

    ArticleStats(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    /** Holds the article's numbers until the transaction ends; for an article that was ever public. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID article) {
        session.createNativeQuery(
                        "select article_id from article_stats where article_id = :id for no key update", UUID.class)
                .setParameter("id", article)
                .getSingleResult();
    }

    /**
     * What is shown below the article changed.
     *
     * @param type what happened, say {@code comment.approved}
     * @param more how many comments were added or, below 0, taken away; the caller holds the article
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void commentsChanged(String type, UUID article, int more) {
        session.createNativeMutationQuery(
                        "update article_stats set comment_count = comment_count + :more where article_id = :id")
                .setParameter("more", more)
                .setParameter("id", article)
                .executeUpdate();
        List<String> slug = session.createNativeQuery(
                        "select slug from published_article where article_id = :id", String.class)
                .setParameter("id", article)
                .getResultList();
        if (!slug.isEmpty()) {
            changes.record(new Change(
                    type,
                    article,
                    slug.get(0),
                    Set.of(Keys.article(article), Keys.comments(article), Keys.counts(article))));
        }
    }
}
