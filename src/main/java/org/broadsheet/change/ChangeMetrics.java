package org.broadsheet.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Whether this node hears what others change. */
@Singleton
class ChangeMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final ChangeLog log;

    ChangeMetrics(ChangeLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "broadsheet.changes.silence",
                        log,
                        heard -> heard.silence().toMillis() / MILLIS)
                .description("How long ago this node last knew of all changes; it shows nothing older")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("broadsheet.changes.behind", log, ChangeLog::behind)
                .description("Changes in the log that this node had yet to read when it last looked")
                .baseUnit("changes")
                .register(registry);
    }
}
