package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.broadsheet.change.ChangesMissed;
import org.broadsheet.change.KeysChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is kept, and for how long, without HTTP and without a database. */
class ResponseCacheTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final ResponseCache cache = ofBytes(1_000_000);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ResponseCache ofBytes(long size) {
        return new ResponseCache(
                new CacheConfig() {
                    @Override
                    public boolean enabled() {
                        return true;
                    }

                    @Override
                    public MemorySize size() {
                        return new MemorySize(BigInteger.valueOf(size));
                    }

                    @Override
                    public Duration withoutDatabase() {
                        return Duration.ofMinutes(10);
                    }

                    @Override
                    public KeyHeader keyHeader() {
                        return KeyHeader.NONE;
                    }
                },
                VERTX);
    }

    @Test
    void noMoreIsKeptThanJavaMayTakeOutsideItsHeap() {
        assertThat(DirectMemory.within(100 << 20, 64 << 20)).isEqualTo(64 << 20);
        assertThat(DirectMemory.within(100 << 20, 512L << 20)).isEqualTo(75 << 20);
        assertThat(DirectMemory.limit()).isBetween(1L << 20, 1L << 50);
    }

    private static Entry entry(String address, String text, String... keys) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        Answer answer = new Answer(200, json, Map.of(), Set.of(keys));
        return Entry.of(address, answer, Validator.of(json), MultiMap.caseInsensitiveMultiMap());
    }

    private static void change(ResponseCache cache, String... keys) {
        cache.changed(new KeysChanged(Set.of(keys)));
    }

    private static Flight begin(ResponseCache cache, String address) {
        return cache.join(address, landing -> {}).orElseThrow();
    }

    private void keep(String address, String... keys) {
        cache.keep(begin(cache, address), entry(address, "{}", keys));
    }

    @Test
    void anAnswerLivesUntilSomethingInItChanges() {
        keep("/a", "article:1", "list:all");
        keep("/b", "article:2");

        change(cache, "article:3");
        assertThat(cache.get("/a")).isPresent();
        change(cache, "list:all", "section:1");

        assertThat(cache.get("/a")).isEmpty();
        assertThat(cache.get("/b")).isPresent();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        Flight before = begin(cache, "/a");
        change(cache, "article:1");
        cache.keep(before, entry("/a", "{}", "article:1"));
        assertThat(cache.get("/a")).isEmpty();

        Flight after = begin(cache, "/a");
        cache.keep(after, entry("/a", "{}", "article:1"));
        assertThat(cache.get("/a")).isPresent();
    }

    @Test
    void whoComesAfterAChangeIsNotGivenWhatWasReadBefore() {
        begin(cache, "/a");
        assertThat(cache.join("/a", landing -> {})).isEmpty();

        change(cache, "article:9");

        assertThat(cache.join("/a", landing -> {})).isPresent();
    }

    @Test
    void whoWaitsIsToldOnceWhateverHappens() {
        List<Entry> told = new ArrayList<>();
        Flight flight = begin(cache, "/a");
        flight.board(landing -> told.add(landing.entry()));
        Entry entry = entry("/a", "{}", "article:1");

        cache.keep(flight, entry);
        cache.end(flight, Optional.empty());

        assertThat(told).containsExactly(entry);
        assertThat(flight.board(landing -> told.add(landing.entry()))).isFalse();
        assertThat(cache.numbers().flying()).isZero();
    }

    @Test
    void whatWasMissedEmptiesIt() {
        keep("/a", "article:1");
        Flight flight = begin(cache, "/b");

        cache.missed(new ChangesMissed());
        cache.keep(flight, entry("/b", "{}", "article:2"));

        assertThat(cache.get("/a")).isEmpty();
        assertThat(cache.get("/b")).isEmpty();
    }

    @Test
    void answersWithoutKeysAreNotKept() {
        keep("/a");

        assertThat(cache.get("/a")).isEmpty();
    }

    @Test
    void itHoldsNoMoreThanItMay() {
        ResponseCache small = ofBytes(200_000);
        Random random = new Random(1);
        byte[] noise = new byte[3_000];
        for (int n = 0; n < 1_000; n++) {
            random.nextBytes(noise);
            String address = "/" + n;
            small.keep(
                    begin(small, address),
                    entry(address, new String(noise, StandardCharsets.ISO_8859_1), "article:" + n, "list:all"));
        }

        assertThat(small.numbers().bytes()).isLessThanOrEqualTo(200_000);
        assertThat(small.numbers().evicted()).isGreaterThan(900);
        assertThat(small.numbers().entries()).isPositive();
        change(small, "list:all");
        assertThat(small.numbers().entries()).isZero();
        assertThat(small.indexed()).isZero();
    }

    @Test
    void countsAreLateButCome() throws InterruptedException {
        keep("/a", "counts:1");
        change(cache, "counts:1");
        assertThat(cache.get("/a")).as("the first at once").isEmpty();

        keep("/a", "counts:1");
        change(cache, "counts:1");
        assertThat(cache.get("/a")).as("the next not before a second is over").isPresent();
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (cache.get("/a").isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(cache.get("/a")).isEmpty();
    }

    /** A number that grows, written and then announced; who reads after the announcement must never see less. */
    @Test
    void manyReadersNeverSeeWhatWasBeforeAnAnnouncement() throws Exception {
        AtomicLong stored = new AtomicLong();
        AtomicLong announced = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger hits = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> readers = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            readers.add(threads.submit(() -> {
                while (!over.get()) {
                    long least = announced.get();
                    long seen = cache.get("/n")
                            .map(entry -> {
                                hits.incrementAndGet();
                                return number(entry);
                            })
                            .orElseGet(() -> {
                                AtomicLong waitedFor = new AtomicLong(-1);
                                Optional<Flight> own =
                                        cache.join("/n", landing -> waitedFor.set(number(landing.entry())));
                                if (own.isEmpty()) {
                                    while (waitedFor.get() < 0) {
                                        Thread.onSpinWait();
                                    }
                                    return waitedFor.get();
                                }
                                long read = stored.get();
                                Thread.yield();
                                cache.keep(own.get(), entry("/n", String.valueOf(read), "number"));
                                return read;
                            });
                    assertThat(seen).isGreaterThanOrEqualTo(least);
                }
            }));
        }
        for (long n = 1; n <= 3_000; n++) {
            LockSupport.parkNanos(100_000);
            stored.set(n);
            change(cache, "number");
            announced.set(n);
        }
        over.set(true);
        for (Future<?> reader : readers) {
            reader.get();
        }
        threads.shutdown();
        assertThat(hits.get()).isPositive();
    }

    private static long number(Entry entry) {
        return Long.parseLong(entry.bytes(Coding.IDENTITY).toString(StandardCharsets.UTF_8));
    }
}
