package org.broadsheet.maintenance;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.shared.NotByReaders;
import org.broadsheet.shared.Purge;
import org.jboss.logging.Logger;

/** Has the features delete what has had its time; every node asks for it, and one does it. */
@ApplicationScoped
class PurgeWorker {

    private static final Logger LOG = Logger.getLogger(PurgeWorker.class);

    /** So many rows at most are held at once. */
    private static final int BATCH = 1000;

    /** Shorter than the time between two calls, so that a node skips no turn because of its own last one. */
    private static final Duration LATELY = Duration.ofMinutes(30);

    private final List<Purge> purges;
    private final Clock clock;

    PurgeWorker(@All List<Purge> purges, Clock clock) {
        this.purges = purges;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", skipExecutionIf = NotByReaders.class)
    void wake() {
        purge(clock.instant());
    }

    /** Deletes all that has had its time by then, unless another node did so lately. */
    void purge(Instant now) {
        for (Purge purge : purges) {
            try {
                purge(purge, now);
            } catch (RuntimeException failure) {
                if (DatabaseFailure.isTransient(failure)) {
                    LOG.warnf("The purge of %s waits: %s", purge.name(), failure.getMessage());
                } else {
                    // The others have nothing to do with it.
                    LOG.errorf(failure, "The purge of %s failed", purge.name());
                }
            }
        }
    }

    private static void purge(Purge purge, Instant now) {
        boolean isOurs =
                QuarkusTransaction.requiringNew().call(() -> PurgeRun.begin(purge.name(), now, now.minus(LATELY)));
        int deleted = isOurs ? BATCH : 0;
        while (deleted == BATCH) {
            deleted = QuarkusTransaction.requiringNew().call(() -> {
                int some = purge.purge(now, BATCH);
                PurgeRun.count(purge.name(), some);
                return some;
            });
        }
    }
}
