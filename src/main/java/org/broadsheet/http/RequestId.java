package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Names each request, so that an answer, a problem and the log lines about it can be put together. */
@Singleton
public class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Ahead of every other filter: also what they refuse has a name. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestId::assign, FIRST);
    }

    private static void assign(RoutingContext rc) {
        of(rc);
        Patience.begin(rc);
        rc.next();
    }

    /** Id of the request, 1 to 64 characters of {@code A-Za-z0-9._-}; made here if the request failed before us. */
    public static String of(RoutingContext rc) {
        String known = rc.get(KEY);
        return known != null ? known : name(rc);
    }

    /**
     * As {@link #of}, for a request that is answered at once: no log line will need it.
     *
     * @return one that is put nowhere
     */
    public static String atOnce(RoutingContext rc) {
        String sent = rc.request().getHeader(HEADER);
        return sent != null && ACCEPTED.matcher(sent).matches() ? sent : made();
    }

    /** A random UUID, which nobody need not be able to guess: secure randomness costs as much as a whole answer. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long variant = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(version, variant).toString();
    }

    private static String name(RoutingContext rc) {
        String id = atOnce(rc);
        rc.put(KEY, id);
        MDC.put(KEY, id);
        rc.response().putHeader(HEADER, id);
        return id;
    }
}
