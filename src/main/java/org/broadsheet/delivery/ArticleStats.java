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

    /** Of an article that is public: of others there are no answers. */
    private static final String IF_PUBLIC = Changes.RECORD_FROM.replace("{slug}", "a.slug");

    private static final SqlStatement COUNT = SqlStatement.of("""
            with counted as (
                update article_stats set comment_count = comment_count + :more where article_id = :article
                returning article_id
            )
            """
            + IF_PUBLIC.replace("{source}", "from counted c join published_article a on a.article_id = c.article_id"));

    private static final SqlStatement TELL =
            SqlStatement.of(IF_PUBLIC.replace("{source}", "from published_article a where a.article_id = :article"));

    private final Session session;
    private final Writes writes;
    private final Changes changes;

    ArticleStats(Session session, Writes writes, Changes changes) {
        this.session = session;
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
        tell(
                writes.of(COUNT).with("more", more),
                type,
                article,
                Set.of(Keys.comments(article), Keys.counts(article)),
                comment);
    }

    /** Whether there is a thread below the article, or what may be done there, is other than before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void commentingChanged(UUID article) {
        tell(
                writes.of(TELL),
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
            tell(writes.of(TELL), ChangeType.commentsVoted, article, Set.of(Keys.votes(article)), null);
        }
    }

    /** @param comment null for none */
    private void tell(Reads.Reading statement, ChangeType type, UUID article, Set<String> keys, UUID comment) {
        changes.record(statement.with("article", article), new Change(type, article, null, keys, comment));
    }
}
