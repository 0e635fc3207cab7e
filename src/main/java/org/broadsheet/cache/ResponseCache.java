package org.broadsheet.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.broadsheet.change.ChangesMissed;
import org.broadsheet.change.Keys;
import org.broadsheet.change.KeysChanged;
import org.broadsheet.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * The answers that are kept, by their canonical addresses and by what they were made of. Reading takes no lock; keeping and
 * dropping take one, so that none of what is dropped is put in again by a miss that had read it before.
 */
@ApplicationScoped
class ResponseCache {

    private static final Logger LOG = Logger.getLogger(ResponseCache.class);

    /** A busy thread changes the number of comments on every front page; it may be so much late there. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

    /** Characters of addresses in other spellings, of which anybody can make many. */
    private static final int MOST_SPELLED = 2_000_000;

    private static final int OVERHEAD_OF_SPELLING = 100;

    private final boolean enabled;
    private final Vertx vertx;
    private final Cache<String, Entry> entries;
    private final Cache<String, String> spellings = Caffeine.newBuilder()
            .maximumWeight(MOST_SPELLED)
            .weigher((String spelling, String address) -> spelling.length() + OVERHEAD_OF_SPELLING)
            .executor(Runnable::run)
            .build();
    private final Map<String, Flight> joinable = new ConcurrentHashMap<>();

    /** Evicted, and still in the index: whoever evicts may not wait for the lock. */
    private final Queue<Entry> evicted = new ConcurrentLinkedQueue<>();

    private final Object lock = new Object();
    private final Map<String, Posting> index = new HashMap<>();
    private final Set<Flight> flying = new HashSet<>();
    private final Set<String> counts = new HashSet<>();
    private boolean countsAreDue;

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /**
     * The answers of which something is a part.
     *
     * @param key the one text that they all share: there are more keys than bytes in many answers
     */
    private record Posting(String key, Set<Entry> entries) {

        Posting(String key) {
            this(key, new HashSet<>());
        }
    }

    ResponseCache(CacheConfig config, Vertx vertx) {
        this.enabled = config.enabled();
        this.vertx = vertx;
        long wanted = config.size().asLongValue();
        long size = DirectMemory.within(DirectMemory.limit(), wanted);
        if (enabled && size < wanted) {
            LOG.warnf(
                    "Only %d of %d bytes of answers are kept: for more, java needs a larger -XX:MaxDirectMemorySize",
                    size, wanted);
        }
        this.entries = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((String address, Entry entry) -> entry.weight())
                .executor(Runnable::run)
                .removalListener((String address, Entry entry, RemovalCause cause) -> {
                    if (cause != RemovalCause.EXPLICIT) {
                        evicted.add(entry);
                    }
                })
                .recordStats()
                .build();
    }

    boolean isEnabled() {
        return enabled;
    }

    /** The answer that is kept under an address as it was spelled, where such a spelling has been met before. */
    Optional<Entry> get(String spelling) {
        Entry entry = entries.getIfPresent(spelling);
        if (entry == null) {
            String address = spellings.getIfPresent(spelling);
            entry = address == null ? null : entries.getIfPresent(address);
        }
        return Optional.ofNullable(entry);
    }

    /** The answer that is kept under the canonical address; from now on found by this spelling too. */
    Optional<Entry> get(String spelling, String address) {
        Entry entry = entries.getIfPresent(address);
        if (entry != null && !spelling.equals(address)) {
            spellings.put(spelling, address);
        }
        return Optional.ofNullable(entry);
    }

    /**
     * Waits with others for the same, or begins a miss, before anything is read for it.
     *
     * @param waiter is told what another miss found, which has read nothing that has changed by now
     * @return the miss of one's own, which must {@link #end} in any case; empty where another one is waited for
     */
    Optional<Flight> join(String address, Consumer<Flight.Landing> waiter) {
        Flight own = new Flight(address);
        synchronized (lock) {
            flying.add(own);
        }
        while (true) {
            Flight other = joinable.putIfAbsent(address, own);
            if (other == null) {
                return Optional.of(own);
            }
            if (other.board(waiter)) {
                synchronized (lock) {
                    flying.remove(own);
                }
                joined.increment();
                return Optional.empty();
            }
            joinable.remove(address, other);
        }
    }

    /** Keeps what a miss found, unless it is no longer true, and gives it to those who wait. */
    void keep(Flight flight, Entry entry) {
        synchronized (lock) {
            if (flying.remove(flight) && flight.isTrue(entry.keys()) && entry.keys().length > 0) {
                sweep();
                store(entry);
            }
        }
        joinable.remove(flight.address(), flight);
        flight.land(new Flight.Landing(entry, Optional.empty()));
    }

    /**
     * Ends a miss that found nothing to be kept; does nothing after {@link #keep}.
     *
     * @param problem that it was answered, and that those who wait get too
     */
    void end(Flight flight, Optional<ProblemException> problem) {
        synchronized (lock) {
            flying.remove(flight);
        }
        joinable.remove(flight.address(), flight);
        flight.land(new Flight.Landing(null, problem));
    }

    void changed(@Observes KeysChanged change) {
        Set<String> later = change.keys().stream().filter(Keys::isCount).collect(Collectors.toSet());
        if (later.size() < change.keys().size()) {
            drop(change.keys().stream().filter(key -> !later.contains(key)).toList());
        }
        if (!later.isEmpty()) {
            dropSoon(later);
        }
    }

    void missed(@Observes ChangesMissed missed) {
        clear();
    }

    /** Forgets all there is. */
    void clear() {
        synchronized (lock) {
            flying.forEach(Flight::lose);
            joinable.clear();
            entries.invalidateAll();
            evicted.clear();
            index.clear();
            counts.clear();
        }
    }

    private void dropSoon(Set<String> keys) {
        synchronized (lock) {
            counts.addAll(keys);
            if (countsAreDue) {
                return;
            }
            countsAreDue = true;
        }
        dropCounts();
    }

    /** What has gathered, and then no more for a while. */
    private void dropCounts() {
        Set<String> gathered;
        synchronized (lock) {
            gathered = Set.copyOf(counts);
            counts.clear();
            if (gathered.isEmpty()) {
                countsAreDue = false;
                return;
            }
        }
        drop(gathered);
        vertx.setTimer(BETWEEN_COUNTS.toMillis(), timer -> dropCounts());
    }

    private void drop(Collection<String> keys) {
        synchronized (lock) {
            flying.forEach(flight -> flight.change(keys));
            // Who comes from now on must not be given what was read before.
            joinable.clear();
            sweep();
            for (String key : keys) {
                Posting ended = index.remove(key);
                if (ended != null) {
                    ended.entries().forEach(entry -> {
                        if (entries.asMap().remove(entry.address(), entry)) {
                            dropped.increment();
                        }
                        forget(entry);
                    });
                }
            }
        }
    }

    private void store(Entry entry) {
        String[] keys = entry.keys();
        for (int i = 0; i < keys.length; i++) {
            Posting posting = index.computeIfAbsent(keys[i], Posting::new);
            posting.entries().add(entry);
            keys[i] = posting.key();
        }
        entries.put(entry.address(), entry);
    }

    /** Takes out of the index what is not kept any more. */
    private void sweep() {
        for (Entry entry = evicted.poll(); entry != null; entry = evicted.poll()) {
            forget(entry);
        }
    }

    private void forget(Entry entry) {
        for (String key : entry.keys()) {
            Posting posting = index.get(key);
            if (posting != null
                    && posting.entries().remove(entry)
                    && posting.entries().isEmpty()) {
                index.remove(key);
            }
        }
    }

    /** How many things are in answers that are kept. */
    int indexed() {
        synchronized (lock) {
            sweep();
            return index.size();
        }
    }

    void countHit() {
        hits.increment();
    }

    void countMiss() {
        misses.increment();
    }

    /** What was asked of the cache since the start, and what is in it. */
    record Numbers(
            long hits, long misses, long joined, long dropped, long evicted, long entries, long bytes, long flying) {}

    Numbers numbers() {
        int inFlight;
        synchronized (lock) {
            inFlight = flying.size();
        }
        return new Numbers(
                hits.sum(),
                misses.sum(),
                joined.sum(),
                dropped.sum(),
                entries.stats().evictionCount(),
                entries.estimatedSize(),
                entries.policy()
                        .eviction()
                        .map(policy -> policy.weightedSize().orElse(0))
                        .orElse(0L),
                inFlight);
    }
}
