package org.broadsheet.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;
import org.broadsheet.cache.ResponseCache.Numbers;

/** What the cache saves, and what it holds. */
@Singleton
class CacheMetrics implements MeterBinder {

    private final ResponseCache cache;

    CacheMetrics(ResponseCache cache) {
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "hits", Numbers::hits, "Answers that were kept and sent again");
        counter(registry, "misses", Numbers::misses, "Answers for which the database was asked");
        counter(registry, "joined", Numbers::joined, "Answers that were waited for with others who asked the same");
        counter(registry, "dropped", Numbers::dropped, "Kept answers that a change ended");
        counter(registry, "evicted", Numbers::evicted, "Kept answers that had to make room");
        gauge(registry, "entries", Numbers::entries, "Answers that are kept");
        gauge(registry, "size.bytes", Numbers::bytes, "What they take, with what finds them");
        gauge(registry, "flying", Numbers::flying, "Answers that are being made");
    }

    private void counter(MeterRegistry registry, String name, ToLongFunction<Numbers> number, String description) {
        FunctionCounter.builder("broadsheet.cache." + name, cache, asked -> number.applyAsLong(asked.numbers()))
                .description(description)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, ToLongFunction<Numbers> number, String description) {
        Gauge.builder("broadsheet.cache." + name, cache, asked -> number.applyAsLong(asked.numbers()))
                .description(description)
                .register(registry);
    }
}
