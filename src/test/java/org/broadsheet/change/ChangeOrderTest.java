package org.broadsheet.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many write at once, some for long and some in vain, and two more number what they write: who follows the feed meanwhile
 * sees each change that was committed once, and those of one writer in their order.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ChangeOrderTest {

    private static final int WRITERS = 16;
    private static final int SEQUENCERS = 2;

    @Inject
    Changes changes;

    @Inject
    DataSource database;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean writing = true;

    @Test
    void aReaderMissesNothingAndSeesNothingTwice() throws Exception {
        follow(Duration.ofSeconds(4));
    }

    @Test
    @Tag("campaign")
    void aTransactionThatStaysOpenForAMinuteHoldsNothingUp() throws Exception {
        follow(Duration.ofMinutes(1));
    }

    private void follow(Duration time) throws Exception {
        String since =
                asAnonymous().get("/api/v1/changes?since=latest").jsonPath().getString("since");
        Future<Map<UUID, Integer>> read = threads.submit(() -> read(since));
        List<Future<?>> sequencers = new ArrayList<>();
        for (int n = 0; n < SEQUENCERS; n++) {
            sequencers.add(threads.submit(this::number));
        }
        List<UUID> committed = new ArrayList<>();
        UUID late = UUID.randomUUID();
        try (Connection open = database.getConnection()) {
            open.setAutoCommit(false);
            insert(open, late);
            List<Callable<List<UUID>>> writers = new ArrayList<>();
            for (int n = 0; n < WRITERS; n++) {
                int writer = n;
                writers.add(() -> write(writer, time));
            }
            for (Future<List<UUID>> writer : threads.invokeAll(writers)) {
                List<UUID> own = writer.get();
                assertThat(own).isNotEmpty();
                committed.addAll(own);
            }
            open.commit();
        }
        committed.add(late);
        writing = false;
        for (Future<?> sequencer : sequencers) {
            sequencer.get();
        }

        Map<UUID, Integer> seen = read.get();

        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(seen.values()).containsOnly(1);
        threads.shutdown();
    }

    /** How often each was seen; fails where those of a writer come out of order. */
    private Map<UUID, Integer> read(String since) {
        Map<UUID, Integer> seen = new HashMap<>();
        Map<Long, Long> last = new HashMap<>();
        String place = since;
        boolean end = false;
        while (!end) {
            // Asked before the page: what is numbered after it would be missed.
            boolean over = !writing && isNumbered();
            JsonPath page = asAnonymous()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/changes?limit=100&since=" + place)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (String id : page.<String>getList("data.id")) {
                UUID uuid = UUID.fromString(id);
                seen.merge(uuid, 1, Integer::sum);
                if (uuid.version() != 4) {
                    Long before = last.put(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
                    assertThat(before == null || before < uuid.getLeastSignificantBits())
                            .as("order of writer %d", uuid.getMostSignificantBits())
                            .isTrue();
                }
            }
            place = page.getString("since");
            end = over
                    && page.getString("page.next") == null
                    && page.getList("data").isEmpty();
        }
        return seen;
    }

    private boolean isNumbered() {
        try (Connection connection = database.getConnection();
                PreparedStatement open = connection.prepareStatement(
                        "select not exists (select from change where position is null or position > (select position"
                                + " from change_log))");
                var row = open.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Void number() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (writing) {
                Sequencer.number(connection);
                LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
            }
        }
        return null;
    }

    /** What one writer committed, as ids that tell writer and turn. */
    private List<UUID> write(int writer, Duration time) {
        Random random = new Random(writer);
        List<UUID> committed = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int turn = 1; System.nanoTime() < end; turn++) {
            UUID id = new UUID(writer, turn);
            boolean inVain = random.nextInt(5) == 0;
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    changes.record(new Change(ChangeType.mediaSaved, id, null, Set.of("article:" + id)));
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(40)).toNanos());
                    if (inVain) {
                        throw new InVain();
                    }
                });
                committed.add(id);
            } catch (InVain undone) {
                assertThat(inVain).isTrue();
            }
        }
        return committed;
    }

    private static final class InVain extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static void insert(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into change (type, subject_id, keys, at) values ('mediaSaved', ?, array['article:late'], ?)")) {
            insert.setObject(1, id);
            insert.setTimestamp(2, Timestamp.from(Instant.now()));
            insert.executeUpdate();
        }
    }
}
