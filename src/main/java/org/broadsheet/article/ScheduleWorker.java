package org.broadsheet.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.NotByReaders;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.workflow.Action;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Does what is due. The rows of the articles are the truth and no timer is: every node looks for what is due, claims some
 * articles by the locks of their rows, and does it in the same transaction, so that it happens once, whatever dies half-way. What
 * cannot be done is written down and waits for an editor; only where the database was not there it is tried again.
 */
@ApplicationScoped
class ScheduleWorker {

    private static final Logger LOG = Logger.getLogger(ScheduleWorker.class);

    private static final String CLAIM = """
            select id from article
            where scheduled_by is not null and schedule_failed_at is null
                and least(publish_at, unpublish_at) <= :then
            order by least(publish_at, unpublish_at), id
            limit :most for update skip locked""";

    /** So many articles share the cost of a commit; editors of these wait as long. */
    private static final int BATCH = 25;

    /** One waits for the database while the other works; more would take what readers and editors need. */
    private static final int HANDS = 2;

    private final Semaphore hands = new Semaphore(HANDS);

    private final Session session;
    private final ActionService actions;
    private final Blockers blockers;
    private final Clock clock;

    ScheduleWorker(Session session, ActionService actions, Blockers blockers, Clock clock) {
        this.session = session;
        this.actions = actions;
        this.blockers = blockers;
        this.clock = clock;
    }

    /** Where the last call is still at work, there is much to do, and this one helps. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.PROCEED,
            skipExecutionIf = NotByReaders.class)
    void wake() {
        if (!hands.tryAcquire()) {
            return;
        }
        try {
            doAllDue(clock.instant());
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            LOG.warnf("What is due waits: %s", failure.getMessage());
        } finally {
            hands.release();
        }
    }

    /** Does what is due by then, the earliest first, and returns how many articles that were. */
    int doAllDue(Instant then) {
        int all = 0;
        for (int done = doNext(BATCH, then); done > 0; done = doNext(BATCH, then)) {
            all += done;
        }
        return all;
    }

    private int doNext(int most, Instant then) {
        List<UUID> claimed = new ArrayList<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                claimed.addAll(session.createNativeQuery(CLAIM, UUID.class)
                        .setParameter("then", then)
                        .setParameter("most", most)
                        .getResultList());
                for (UUID article : claimed) {
                    doDue(Article.findById(article), then);
                    session.flush();
                    session.clear();
                }
                return claimed.size();
            });
        } catch (RuntimeException failure) {
            if (claimed.isEmpty() || DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            return claimed.size() == 1 ? giveUp(claimed.get(0), failure, then) : doEach(claimed.size(), then);
        }
    }

    /** One of them could not be done, which undid the others. */
    private int doEach(int count, Instant then) {
        int all = 0;
        for (int n = 0; n < count; n++) {
            all += doNext(1, then);
        }
        return all;
    }

    private void doDue(Article article, Instant then) {
        Instant now = clock.instant();
        Schedule schedule = article.schedule();
        if (!schedule.publishesFirst()) {
            actions.unpublish(article, schedule.by(), now);
            actions.note(Action.unpublish.name(), article, null, schedule.by(), now);
            return;
        }
        List<Blocker> standing = blockers.of(article, Revision.draftOf(article), then);
        if (standing.isEmpty()) {
            actions.publish(article, PublishArticle.PLAIN, schedule.publishAt(), schedule.by(), now);
            actions.note(Action.publish.name(), article, null, schedule.by(), now);
        } else {
            fail(article, new ScheduleProblem(ProblemType.blocked, "Something stood in the way", standing));
        }
    }

    private int giveUp(UUID id, RuntimeException failure, Instant then) {
        ScheduleProblem problem;
        if (failure instanceof ProblemException refused) {
            problem = new ScheduleProblem(refused.type(), refused.getMessage(), List.of());
        } else {
            LOG.errorf(failure, "What was scheduled for article %s could not be done", id);
            problem = new ScheduleProblem(ProblemType.internalError, "Something went wrong here", List.of());
        }
        QuarkusTransaction.requiringNew()
                .run(() -> Article.lock(id)
                        // Somebody may have cancelled it or chosen another time in the meantime.
                        .filter(article -> article.schedule() != null
                                && !article.schedule().dueAt().isAfter(then))
                        .ifPresent(article -> fail(article, problem)));
        return 1;
    }

    private void fail(Article article, ScheduleProblem problem) {
        Instant now = clock.instant();
        UUID by = article.schedule().by();
        article.scheduleFailed(problem, now);
        actions.note("scheduleFailed", article, problem.detail(), by, now);
    }
}
