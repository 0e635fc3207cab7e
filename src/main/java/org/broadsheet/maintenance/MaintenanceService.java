package org.broadsheet.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.broadsheet.change.Changes;

@ApplicationScoped
class MaintenanceService {

    private final Changes changes;
    private final Clock clock;

    MaintenanceService(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Of one moment. */
    @Transactional
    MaintenanceView read() {
        return new MaintenanceView(
                Rebuild.unfinished().stream().map(RebuildView::of).toList(),
                Rebuild.lastFinished().map(RebuildView::of).orElse(null),
                PurgeRun.all().stream().map(MaintenanceView.Purged::of).toList());
    }

    void beginEpoch() {
        changes.beginEpoch();
    }

    /** Asks for a rebuild of everything; where one is asked for already, that is it. */
    @Transactional
    MaintenanceView rebuild() {
        Rebuild.begin(Cause.requested, clock.instant());
        return read();
    }
}
