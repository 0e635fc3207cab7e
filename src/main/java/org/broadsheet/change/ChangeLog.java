package org.broadsheet.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.broadsheet.shared.Node;
import org.jboss.logging.Logger;

/**
 * Follows the log of the database that this node reads, and numbers it where that database takes writes. One thread with one
 * connection, which it keeps, so that it hears of changes also while requests wait for theirs.
 */
@ApplicationScoped
public class ChangeLog {

    private static final Logger LOG = Logger.getLogger(ChangeLog.class);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** Numbering costs a transaction of its own: what commits sooner after one than this shares the next. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    /** A connection whose other end has gone without a word would be waited for without end. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** More than a busy node commits while the database is away; beyond it, what was dropped here is dropped again. */
    private static final int MOST_REMEMBERED = 100_000;

    private final DataSource database;
    private final ChangeLogConfig config;
    private final Node node;
    private final Event<KeysChanged> changed;
    private final Event<ChangesMissed> missed;
    private final Event<ChangesRead> read;

    private final Semaphore wake = new Semaphore(0);
    private final Set<Long> committedHere = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "change-log");

    /** Only of the thread. */
    private long numberedAt = System.nanoTime();

    private volatile boolean stopping;
    private volatile long heardAt;
    private volatile boolean heard;
    private volatile long behind;

    ChangeLog(
            DataSource database,
            ChangeLogConfig config,
            Node node,
            Event<KeysChanged> changed,
            Event<ChangesMissed> missed,
            Event<ChangesRead> read) {
        this.database = database;
        this.config = config;
        this.node = node;
        this.changed = changed;
        this.missed = missed;
        this.read = read;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake.release();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /**
     * How long ago this node knew of all that had been numbered; what it holds was true then. Next to nothing while it
     * reaches its database, and without end until it has reached it once.
     */
    public Duration silence() {
        return heard ? Duration.ofNanos(System.nanoTime() - heardAt) : Duration.ofDays(Short.MAX_VALUE);
    }

    /** How many positions the log was ahead of this node when it last looked. */
    long behind() {
        return behind;
    }

    /** Changes of this node, which has acted on them already; they are to be numbered soon. */
    void committedHere(Set<Long> ids) {
        if (committedHere.size() > MOST_REMEMBERED) {
            committedHere.clear();
        }
        committedHere.addAll(ids);
        wake.release();
    }

    private void run() {
        Followed followed = new Followed(committedHere, changed::fire, missed::fire);
        boolean complained = false;
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                complained = false;
                follow(connection, followed);
            } catch (SQLException | RuntimeException e) {
                if (!complained && !stopping) {
                    LOG.warnf("The log of changes cannot be followed: %s", e.getMessage());
                    LOG.debug("In detail", e);
                }
                complained = true;
                pause(BETWEEN_ATTEMPTS);
            }
        }
    }

    private void follow(Connection connection, Followed followed) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
        boolean checked = false;
        while (!stopping) {
            long asked = System.nanoTime();
            connection.setAutoCommit(true);
            Followed.Standing standing = followed.look(connection);
            boolean writes = !standing.isReplica() && !node.isDeliveryOnly();
            // A replica that takes over goes on as another timeline.
            checked = checked && writes;
            if (writes && (!checked || standing.hasUnnumbered())) {
                connection.setAutoCommit(false);
                if (!checked) {
                    Sequencer.checkEpoch(connection);
                }
                Sequencer.number(connection);
                numberedAt = System.nanoTime();
                checked = true;
                continue;
            }
            ChangesRead before = followed.read();
            behind = followed.catchUp(connection, standing);
            if (!followed.read().equals(before)) {
                read.fire(followed.read());
            }
            if (behind == 0) {
                heardAt = asked;
                heard = true;
                pause(config.interval());
            }
        }
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    private void pause(Duration time) {
        try {
            if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                TimeUnit.NANOSECONDS.sleep(GATHERING.toNanos() - (System.nanoTime() - numberedAt));
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
