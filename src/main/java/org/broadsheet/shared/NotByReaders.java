package org.broadsheet.shared;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Skips what is to be done by the clock where the node is for readers only: it may write nothing. */
@Singleton
public class NotByReaders implements Scheduled.SkipPredicate {

    private final Node node;

    NotByReaders(Node node) {
        this.node = node;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return node.isDeliveryOnly();
    }
}
