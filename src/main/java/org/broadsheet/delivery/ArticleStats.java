package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.query.Writes;
import org.hibernate.Session;

/** The numbers of an article that change without a publish. */
@ApplicationScoped
public class ArticleStats {

    private static final SqlStatement HOLD =
            SqlStatement.of("select article_id from article_stats where article_id = :article for no key update");

    private static final SqlStatement COUNT = SqlStatement.of("""
            with counted as (
                update article_stats set comment_count = comment_count + :more where article_id = :article
                returning article_id
            )
            select a.slug from counted c join published_article a on a.article_id = c.article_id""");

    private static final SqlStatement SLUG =
            SqlStatement.of("select slug from published_article where article_id = :article");

    private final Session session;
    private final Reads reads;
    private final Writes writes;
    private final Changes changes;

    ArticleStats(Session session, Reads reads, Writes writes, Changes changes) {
        this.session = session;
        this.reads = reads;
        this.writes = writes;
        this.changes = changes;
    }

    /** Holds the article's numbers until the transaction ends; for an article that was ever public. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID article) {
        writes.of(HOLD)
                .with("article", article)
                .first(row -> row.uuid(1))
                .orElseThrow(() -> new IllegalStateException("There are no numbers of " + article));
    }

    /**
     * What is shown below the article changed.
     *
     * @param type what happened to a comment
     * @param more how many comments were added or, below 0, taken away; the article is held from now on, as by {@link #hold}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void commentsChanged(ChangeType type, UUID article, int more) {
        commentsChanged(type, article, more, null);
    }

    /**
     * The same, of a comment that whoever follows the thread is told of.
     *
     * @param comment null for none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void commentsChanged(ChangeType type, UUID article, int more, UUID comment) {
        record(
                writes.of(COUNT).with("more", more),
                type,
                article,
                Set.of(Keys.comments(article), Keys.counts(article)),
                comment);
    }

    /** Whether there is a thread below the article, or what may be done there, is other than before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void commentingChanged(UUID article) {
        record(
                reads.of(SLUG),
                ChangeType.commentingChanged,
                article,
                Set.of(Keys.comments(article), Keys.counts(article)),
                null);
    }

    /** Readers voted below the article, of which {@link #tellOfVotes} tells later; the caller holds the article. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void voted(UUID article) {
        session.createNativeMutationQuery("update article_stats set voted = true where article_id = :id and not voted")
                .setParameter("id", article)
                .executeUpdate();
    }

    /** The articles that {@link #tellOfVotes} is to be called for. */
    @Transactional
    public List<UUID> votedOn() {
        return session.createNativeQuery("select article_id from article_stats where voted", UUID.class)
                .getResultList();
    }

    /**
     * Records one change for all votes below the article that none was recorded for. Whoever votes holds the article
     * until then, so the change commits after each of them.
     */
    @Transactional
    public void tellOfVotes(UUID article) {
        int told = session.createNativeMutationQuery(
                        "update article_stats set voted = false where article_id = :id and voted")
                .setParameter("id", article)
                .executeUpdate();
        if (told > 0) {
            record(reads.of(SLUG), ChangeType.commentsVoted, article, Set.of(Keys.votes(article)), null);
        }
    }

    /**
     * Of an article that is public: of others there are no answers.
     *
     * @param slug says its slug, and nothing of another
     * @param comment null for none
     */
    private void record(Reads.Reading slug, ChangeType type, UUID article, Set<String> keys, UUID comment) {
        slug.with("article", article)
                .first(row -> row.text(1))
                .ifPresent(present -> changes.record(new Change(type, article, present, keys, comment)));
    }
}
