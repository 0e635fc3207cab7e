package org.broadsheet.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How many requests of which kind were answered how, and how long that took; but for what the response cache answers ahead of
 * all, which counts itself. Quarkus' own meters would count that too, at a third of its cost, and let clients make labels: here
 * a path is the template of its route, a method one that we know, and all else is {@value #OTHER}.
 */
@Singleton
class RequestMetrics {

    static final String OTHER = "OTHER";

    /** Ahead of whatever may answer, but for the cache. */
    private static final int PRIORITY = 1500;

    private static final String ROUTE = "route";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Kind(String method, String uri, int status) {}

    private final MeterRegistry registry;
    private final CurrentVertxRequest current;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry, CurrentVertxRequest current) {
        this.registry = registry;
        this.current = current;
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, PRIORITY);
    }

    /** Which route it is; the first of all filters, so that what others refuse has one too. */
    @ServerRequestFilter(priority = 0)
    void route(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method != null) {
            current.getCurrent().put(ROUTE, Routes.template(method));
        }
    }

    private void time(RoutingContext rc) {
        long begin = System.nanoTime();
        rc.addEndHandler(end -> timer(rc).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
        rc.next();
    }

    private Timer timer(RoutingContext rc) {
        String method = rc.request().method().name();
        String route = rc.get(ROUTE);
        int status = rc.response().getStatusCode();
        String uri = route != null ? route : status == 404 ? "NOT_FOUND" : OTHER;
        return timers.computeIfAbsent(new Kind(METHODS.contains(method) ? method : OTHER, uri, status), this::timer);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .description("Requests that the response cache did not answer")
                .tag("method", kind.method())
                .tag("uri", kind.uri())
                .tag("status", String.valueOf(kind.status()))
                .tag("outcome", outcome(kind.status()))
                .register(registry);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
