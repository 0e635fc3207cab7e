package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.query.Writes;
import org.hibernate.Session;

/** Writes the log. */
@ApplicationScoped
public class Changes {

    /**
     * Ends a statement that tells of what it changed itself: {@code {slug}} stands for the slug, {@code {source}} for what
     * has one row where something is to be told, and none otherwise. See {@link #record(Reads.Reading, Change)}.
     */
    public static final String RECORD_FROM = """
            insert into change (type, subject_id, slug, keys, at, part_id)
            select :type, :subject, {slug}, :keys, :at, cast(:part as uuid) {source}
            returning id""";

    private static final SqlStatement RECORD =
            SqlStatement.of(RECORD_FROM.replace("{slug}", "cast(:slug as text)").replace("{source}", ""));

    private final Session session;
    private final Writes writes;
    private final TransactionSynchronizationRegistry transactions;
    private final ChangeLog log;
    private final Event<KeysChanged> events;
    private final Event<ChangesMissed> missed;
    private final Clock clock;

    Changes(
            Session session,
            Writes writes,
            TransactionSynchronizationRegistry transactions,
            ChangeLog log,
            Event<KeysChanged> events,
            Event<ChangesMissed> missed,
            Clock clock) {
        this.session = session;
        this.writes = writes;
        this.transactions = transactions;
        this.log = log;
        this.events = events;
        this.missed = missed;
        this.clock = clock;
    }

    /** Adds a change to the transaction that makes it true. Its keys are dropped here as soon as that commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Change change) {
        record(writes.of(RECORD).with("slug", change.slug()), change);
    }

    /**
     * Adds a change, where there is one to tell of, by the statement that makes it true.
     *
     * @param statement one that ends with {@link #RECORD_FROM}, with values for all that is not of this
     * @param change its slug is that of the statement
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Reads.Reading statement, Change change) {
        statement
                .with("type", change.type().name())
                .with("subject", change.subject())
                .with("keys", change.keys().stream().sorted().toArray(String[]::new))
                .with("at", clock.instant())
                .with("part", change.part())
                .first(row -> row.number(1))
                .ifPresent(id -> recorded().add(id, change.keys()));
    }

    /** From now on no place that anybody has in the log says anything, and every node forgets its answers. */
    @Transactional
    public void beginEpoch() {
        session.createNativeMutationQuery("update change_log set epoch = gen_random_uuid()")
                .executeUpdate();
        recorded().epoch = true;
    }

    /** What the present transaction has recorded so far. */
    private Recorded recorded() {
        Recorded recorded = (Recorded) transactions.getResource(Recorded.class);
        if (recorded == null) {
            recorded = new Recorded();
            transactions.putResource(Recorded.class, recorded);
            transactions.registerInterposedSynchronization(recorded);
        }
        return recorded;
    }

    /** Runs in the thread that commits, and before it goes on: who is answered reads what they wrote. */
    private final class Recorded implements Synchronization {

        private final Set<Long> ids = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private boolean epoch;

        void add(Long id, Set<String> more) {
            ids.add(id);
            keys.addAll(more);
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                if (epoch) {
                    missed.fire(new ChangesMissed());
                }
                events.fire(new KeysChanged(keys));
                log.committedHere(ids);
            }
        }
    }
}
