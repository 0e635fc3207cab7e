package org.broadsheet.article;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.broadsheet.operation.DatabaseSamples;
import org.broadsheet.operation.Sample;

/** Whether what is scheduled happens at its time, or at all. */
@Singleton
class ScheduleMetrics implements MeterBinder {

    private static final String NEXT_AND_FAILED = """
            select coalesce(
                    (select extract(epoch from min(least(publish_at, unpublish_at))) from article
                    where scheduled_by is not null and schedule_failed_at is null),
                    'infinity') as next,
                (select count(*) from article where status = 'scheduleFailed') as failed""";

    private final Sample sample;
    private final Clock clock;

    ScheduleMetrics(DatabaseSamples samples, Clock clock) {
        this.sample = samples.of(NEXT_AND_FAILED);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("broadsheet.schedule.lag", this, ScheduleMetrics::lag)
                .description("How long the oldest article that is due has been waiting; NaN without the database")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("broadsheet.schedule.failed", sample, row -> row.number("failed"))
                .description("Articles whose schedule failed and waits for an editor; NaN without the database")
                .baseUnit("articles")
                .register(registry);
    }

    private double lag() {
        return Math.max(0, clock.millis() / 1000.0 - sample.number("next"));
    }
}
