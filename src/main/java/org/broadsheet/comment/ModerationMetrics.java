package org.broadsheet.comment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import org.broadsheet.operation.DatabaseSamples;
import org.broadsheet.operation.Sample;

/** How much waits for moderators. */
@Singleton
class ModerationMetrics implements MeterBinder {

    private static final String QUEUED_AND_HELD = """
            select (select count(*) from comment where queued) as queued,
                (select count(*) from comment where status = 'pending') as held""";

    private final Sample sample;

    ModerationMetrics(DatabaseSamples samples) {
        this.sample = samples.of(QUEUED_AND_HELD);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("broadsheet.comments.queued", sample, row -> row.number("queued"))
                .description("Comments that wait for a moderator, shown meanwhile or not; NaN without the database")
                .register(registry);
        Gauge.builder("broadsheet.comments.held", sample, row -> row.number("held"))
                .description("Comments that are not shown before a moderator approves them; NaN without the database")
                .register(registry);
    }
}
