package org.broadsheet.limit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Who is refused, as far as it is a number. */
@Singleton
class LimitMetrics implements MeterBinder {

    private final Limits limits;
    private final FailedAuthentications failedAuthentications;

    LimitMetrics(Limits limits, FailedAuthentications failedAuthentications) {
        this.limits = limits;
        this.failedAuthentications = failedAuthentications;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        limits.buckets().forEach(buckets -> refused(registry, buckets));
        refused(registry, failedAuthentications.buckets());
        FunctionCounter.builder("broadsheet.tokens.refused", failedAuthentications, FailedAuthentications::count)
                .description("Tokens that were not good")
                .register(registry);
    }

    private static void refused(MeterRegistry registry, Buckets buckets) {
        FunctionCounter.builder("broadsheet.requests.refused", buckets, Buckets::refused)
                .description("Requests over the rate of a policy (429)")
                .tag("policy", buckets.policy())
                .register(registry);
    }
}
