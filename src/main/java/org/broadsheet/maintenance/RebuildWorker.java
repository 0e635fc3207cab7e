package org.broadsheet.maintenance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.shared.Node;
import org.broadsheet.shared.NotByReaders;
import org.broadsheet.shared.Projection;
import org.jboss.logging.Logger;

/** Makes the read model anew while it is served: what somebody asked for, and what an earlier release has written. */
@ApplicationScoped
class RebuildWorker {

    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);

    /** So many articles share a transaction; who publishes or saves one of them waits as long. */
    private static final int BATCH = 200;

    /** Of ids, when a rebuild is planned. */
    private static final int PAGE = 50 * BATCH;

    /** One waits for the database while the other works; more would take what readers and editors need. */
    private static final int HANDS = 2;

    /** What could not be made anew is not tried again all the time. */
    private static final Duration LATELY = Duration.ofHours(1);

    private static final UUID FIRST = new UUID(0, 0);

    private final Semaphore hands = new Semaphore(HANDS);

    private final Versions versions;
    private final Changes changes;
    private final Node node;
    private final Clock clock;

    RebuildWorker(Versions versions, Changes changes, Node node, Clock clock) {
        this.versions = versions;
        this.changes = changes;
        this.node = node;
        this.clock = clock;
    }

    /** Before this node answers anybody, and so before it writes a row. */
    void start(@Observes StartupEvent started) {
        if (!node.isDeliveryOnly()) {
            QuarkusTransaction.requiringNew().run(() -> versions.seen(clock.instant()));
        }
    }

    /** Looks for what an earlier version has written; nodes of such a one may still do that. */
    @Scheduled(every = "60s", delayed = "5s", skipExecutionIf = NotByReaders.class)
    void look() {
        whereThereIsADatabase(() -> {
            QuarkusTransaction.requiringNew().run(() -> versions.seen(clock.instant()));
            QuarkusTransaction.requiringNew().run(this::beginWhereOutdated);
        });
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
            whereThereIsADatabase(this::doAll);
        } finally {
            hands.release();
        }
    }

    private static void whereThereIsADatabase(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            LOG.warnf("The rebuild of the read model waits: %s", failure.getMessage());
        }
    }

    private void beginWhereOutdated() {
        Instant now = clock.instant();
        if (versions.areHighest(now)
                && Rebuild.unfinished().isEmpty()
                && versions.projections().stream().anyMatch(projection -> isOutdated(projection, now))) {
            Rebuild.begin(Cause.outdated, now);
        }
    }

    private static boolean isOutdated(Projection projection, Instant now) {
        List<UUID> outdated = projection.next(false, FIRST, PAGE);
        return !outdated.isEmpty()
                && !RebuildBatch.failedSince(now.minus(LATELY), projection.name())
                        .containsAll(outdated);
    }

    /** Does what there is to do, until nothing is left at which nobody is at work. */
    void doAll() {
        if (QuarkusTransaction.requiringNew().call(() -> Rebuild.unfinished().isEmpty())) {
            return;
        }
        QuarkusTransaction.requiringNew().run(this::plan);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = doNext();
        }
        QuarkusTransaction.requiringNew().run(() -> Rebuild.finish(clock.instant()));
    }

    /** Writes down all that is to be done. */
    private void plan() {
        Instant now = clock.instant();
        if (!versions.areHighest(now)) {
            return;
        }
        Rebuild.unplanned().ifPresent(rebuild -> {
            int total = 0;
            for (Projection projection : versions.projections()) {
                total += plan(rebuild, projection, now);
            }
            Rebuild.planned(rebuild.id(), total);
        });
    }

    private static int plan(Rebuild.Unplanned rebuild, Projection projection, Instant now) {
        boolean all = rebuild.cause() == Cause.requested;
        Set<UUID> failed = all ? Set.of() : RebuildBatch.failedSince(now.minus(LATELY), projection.name());
        int total = 0;
        UUID last = FIRST;
        for (List<UUID> page = projection.next(all, last, PAGE);
                !page.isEmpty();
                page = projection.next(all, last, PAGE)) {
            last = page.get(page.size() - 1);
            List<UUID> wanted = new ArrayList<>(page);
            wanted.removeAll(failed);
            for (int from = 0; from < wanted.size(); from += BATCH) {
                RebuildBatch.add(rebuild.id(), projection, wanted.subList(from, Math.min(from + BATCH, wanted.size())));
            }
            total += wanted.size();
        }
        return total;
    }

    /** False where nothing is left for this node. */
    private boolean doNext() {
        AtomicReference<RebuildBatch> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!versions.areHighest(clock.instant())) {
                    return false;
                }
                RebuildBatch.claim().ifPresent(batch -> {
                    claimed.set(batch);
                    rebuild(batch);
                });
                return claimed.get() != null;
            });
        } catch (RuntimeException failure) {
            RebuildBatch batch = claimed.get();
            if (batch == null || DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            giveUp(batch, failure);
            return true;
        }
    }

    private void rebuild(RebuildBatch batch) {
        Set<String> keys = versions.projection(batch.projection()).rebuild(batch.ids());
        if (!keys.isEmpty()) {
            changes.record(new Change(ChangeType.modelRebuilt, batch.rebuild(), null, keys));
        }
        RebuildBatch.done(batch.id());
    }

    private void giveUp(RebuildBatch batch, RuntimeException failure) {
        if (batch.ids().size() == 1) {
            LOG.errorf(failure, "%s of the %s cannot be made anew", batch.ids().get(0), batch.projection());
        }
        String problem = rootOf(failure).getClass().getSimpleName();
        QuarkusTransaction.requiringNew().run(() -> RebuildBatch.failed(batch.id(), problem, clock.instant()));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
