package org.broadsheet.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.ExecutorRecorder;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jboss.threads.EnhancedQueueExecutor;

/** How busy the threads are that requests run on. */
@Singleton
class WorkerMetrics implements MeterBinder {

    private static final Logger LOG = Logger.getLogger(WorkerMetrics.class);

    @Override
    public void bindTo(MeterRegistry registry) {
        EnhancedQueueExecutor workers;
        try {
            workers = unwrapped(ExecutorRecorder.getCurrent());
        } catch (ReflectiveOperationException | ClassCastException e) {
            LOG.warnf("The threads of requests cannot be counted: %s", e);
            return;
        }
        Gauge.builder("broadsheet.workers.active", workers, EnhancedQueueExecutor::getActiveCount)
                .description("Threads that work on a request or task")
                .baseUnit("threads")
                .register(registry);
        Gauge.builder("broadsheet.workers.max", workers, EnhancedQueueExecutor::getMaximumPoolSize)
                .description("Threads that there may be")
                .baseUnit("threads")
                .register(registry);
        Gauge.builder("broadsheet.workers.queued", workers, EnhancedQueueExecutor::getQueueSize)
                .description("Requests and tasks that wait for a thread")
                .baseUnit("tasks")
                .register(registry);
    }

    /** Quarkus wraps the pool, so that nobody ends it, and has no other way to it. */
    private static EnhancedQueueExecutor unwrapped(Executor executor) throws ReflectiveOperationException {
        if (executor instanceof EnhancedQueueExecutor pool) {
            return pool;
        }
        Method delegate = executor.getClass().getDeclaredMethod("delegate");
        delegate.setAccessible(true);
        return (EnhancedQueueExecutor) delegate.invoke(executor);
    }
}
