package org.broadsheet.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.broadsheet.shared.Purge;

/** Rebuilds that nobody asks about any more. */
@ApplicationScoped
class RebuildPurge implements Purge {

    private static final Duration KEPT = Duration.ofDays(30);

    @Override
    public String name() {
        return "rebuilds";
    }

    @Override
    public int purge(Instant now, int most) {
        return Rebuild.forget(now.minus(KEPT), most);
    }
}
