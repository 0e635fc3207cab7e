package org.broadsheet.operation;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the database answers a request, for whoever sends requests here. One of its own, since that of Quarkus waits for as
 * long as the database does, asks it for every probe, and tells everybody what the driver says.
 */
@Readiness
@Singleton
class DatabaseReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseReadiness.class);

    private final Sample sample;
    private final AtomicBoolean up = new AtomicBoolean(true);

    DatabaseReadiness(DatabaseSamples samples) {
        this.sample = samples.of("select 1", Duration.ofSeconds(1));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(sample::answer)
                .onItemOrFailure()
                .transform((row, failure) -> {
                    tell(failure);
                    return HealthCheckResponse.named("database")
                            .status(failure == null)
                            .build();
                });
    }

    private void tell(Throwable failure) {
        if (failure == null && up.compareAndSet(false, true)) {
            LOG.info("The database answers again");
        } else if (failure != null && up.compareAndSet(true, false)) {
            LOG.warnf("Not ready: the database does not answer (%s)", failure);
        }
    }
}
