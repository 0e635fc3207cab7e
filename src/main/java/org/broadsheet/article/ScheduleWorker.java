package org.broadsheet.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.workflow.Action;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Does what is due. The rows of the articles are the truth and no timer is: every node looks for what is due, claims one
 * article by its row's lock, and does it in the same transaction, so that it happens once, whatever dies half-way. What
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
            limit 1 for update skip locked""";

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

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        try {
            doAllDue(clock.instant());
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            LOG.warnf("What is due waits: %s", failure.getMessage());
        }
    }

    /** Does what is due by then, the earliest first, and returns how many articles that were. */
    int doAllDue(Instant then) {
        int done = 0;
        while (doNext(then)) {
            done++;
        }
        return done;
    }

    private boolean doNext(Instant then) {
        UUID[] claimed = new UUID[1];
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<UUID> id = session.createNativeQuery(CLAIM, UUID.class)
                        .setParameter("then", then)
                        .uniqueResultOptional();
                id.ifPresent(article -> {
                    claimed[0] = article;
                    doDue(Article.findById(article), then);
                });
                return id.isPresent();
            });
        } catch (RuntimeException failure) {
            if (claimed[0] == null || DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            return giveUp(claimed[0], failure, then);
        }
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

    private boolean giveUp(UUID id, RuntimeException failure, Instant then) {
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
        return true;
    }

    private void fail(Article article, ScheduleProblem problem) {
        Instant now = clock.instant();
        UUID by = article.schedule().by();
        article.scheduleFailed(problem, now);
        actions.note("scheduleFailed", article, problem.detail(), by, now);
    }
}
