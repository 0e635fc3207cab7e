package org.broadsheet.comment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.shared.NotByReaders;
import org.jboss.logging.Logger;

/**
 * Tells of votes: a change for each of them would fill the log and empty caches all the time, for numbers only. Who votes
 * asks with a token, which no cache answers, and so reads them at once.
 */
@ApplicationScoped
class VoteNews {

    private static final Logger LOG = Logger.getLogger(VoteNews.class);

    private final ArticleStats stats;

    VoteNews(ArticleStats stats) {
        this.stats = stats;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotByReaders.class)
    void wake() {
        try {
            tell();
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            LOG.warnf("Votes are told of later: %s", failure.getMessage());
        }
    }

    /** Of all that have been cast by now, each article by a transaction of its own, so that nobody waits in a circle. */
    void tell() {
        stats.votedOn().forEach(stats::tellOfVotes);
    }
}
