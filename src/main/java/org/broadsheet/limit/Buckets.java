package org.broadsheet.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each client, of one policy. There are never more than {@value #MOST}: whoever comes from ever
 * new networks has others forgotten, last those that come often, and takes no more memory.
 */
class Buckets {

    /** About 15 MB. */
    static final int MOST = 50_000;

    private final String policy;
    private final Rate rate;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;
    private final LongAdder refused = new LongAdder();

    Buckets(String policy, Rate rate, LongSupplier nanoTime) {
        this.policy = policy;
        this.rate = rate;
        this.time = new Nanoseconds(nanoTime);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                // A bucket that was left alone for so long is full: forgetting it changes nothing.
                .expireAfterAccess(rate.window())
                .ticker(nanoTime::getAsLong)
                // In the request that makes room necessary, so that the bound is one.
                .executor(Runnable::run)
                .build();
    }

    /** Counts one request of a client. */
    Standing take(String client) {
        ConsumptionProbe probe = buckets.get(client, key -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused.increment();
        }
        long missing = rate.quota() - probe.getRemainingTokens();
        Duration untilNext = Duration.ofNanos(probe.getNanosToWaitForReset() - (missing - 1) * rate.interval());
        return new Standing(policy, rate, probe.isConsumed(), probe.getRemainingTokens(), seconds(untilNext));
    }

    String policy() {
        return policy;
    }

    /** How many requests were one too many. */
    long refused() {
        return refused.sum();
    }

    /** How many clients are remembered. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.quota()).refillGreedy(rate.quota(), rate.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Rounded up, at least one. */
    private static long seconds(Duration time) {
        return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private record Nanoseconds(LongSupplier nanoTime) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
