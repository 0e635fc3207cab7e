package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what has waited for a thread for so long that its client has hardly the patience for the work: when more comes than
 * can be done, the oldest would otherwise hold up all that came after it, without end.
 */
class Patience {

    /** Together with the wait for a connection this is the longest that a request waits before anything is done for it. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final String ARRIVED = "arrived";

    private final CurrentVertxRequest current;

    Patience(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Notes when a request came. */
    static void begin(RoutingContext rc) {
        rc.put(ARRIVED, System.nanoTime());
    }

    /** First of all that runs in the thread that was waited for. */
    @ServerRequestFilter(priority = 0)
    void refuseWhatWaitedTooLong() {
        Long arrived = current.getCurrent().get(ARRIVED);
        if (arrived != null && System.nanoTime() - arrived > LONGEST_WAIT.toNanos()) {
            throw tooMany();
        }
    }

    static ProblemException tooMany() {
        return new ProblemException(ProblemType.unavailable, "Too many requests at once").header("Retry-After", "1");
    }
}
