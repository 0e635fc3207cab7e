package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Cross-origin access (Fetch standard, section 3.3): the delivery API is open to every page, without credentials; the
 * management API only to the origins that are configured. Quarkus' own CORS filter has one rule for both and answers
 * 403 to every other origin.
 */
@Singleton
class Cors {

    private static final int PRIORITY = 300;

    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String ANY = "*";
    private static final String DELIVERY_METHODS = "GET, HEAD, POST, PATCH, PUT, DELETE";
    private static final String DELIVERY_HEADERS =
            "Content-Type, Authorization, Comment-Token, Idempotency-Key, If-None-Match, Last-Event-ID";
    private static final String EXPOSED = "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy";
    private static final String MANAGEMENT_HEADERS =
            "Content-Type, Authorization, Idempotency-Key, If-Match, If-None-Match";

    /** Browsers ask again after this time at the latest; two hours is the most that all of them keep. */
    private static final String MAX_AGE_SECONDS = "7200";

    private final Set<String> managementOrigins;

    Cors(HttpConfig config) {
        this.managementOrigins = config.managementOrigins().orElse(Set.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext rc) {
        boolean management = ApiPath.isManagement(rc);
        if (management && !managementOrigins.isEmpty()) {
            rc.response().headers().add("Vary", "Origin");
        }
        String allowed = management ? allowedOrigin(rc) : ApiPath.isDelivery(rc) ? ANY : null;
        if (allowed == null) {
            rc.next();
            return;
        }
        MultiMap headers = rc.response().headers();
        if (isPreflight(rc)) {
            headers.set(ALLOWED, allowed);
            headers.set("Access-Control-Allow-Methods", DELIVERY_METHODS);
            headers.set("Access-Control-Allow-Headers", management ? MANAGEMENT_HEADERS : DELIVERY_HEADERS);
            headers.set("Access-Control-Max-Age", MAX_AGE_SECONDS);
            rc.response().setStatusCode(204).end();
        } else {
            open(headers, allowed);
            rc.next();
        }
    }

    /** What pages of any origin may read of an answer of delivery. */
    static void open(MultiMap headers) {
        open(headers, ANY);
    }

    private static void open(MultiMap headers, String origin) {
        headers.set(ALLOWED, origin);
        headers.set("Access-Control-Expose-Headers", EXPOSED);
    }

    private String allowedOrigin(RoutingContext rc) {
        String origin = rc.request().getHeader("Origin");
        return origin != null && managementOrigins.contains(origin) ? origin : null;
    }

    private static boolean isPreflight(RoutingContext rc) {
        MultiMap headers = rc.request().headers();
        return rc.request().method().equals(HttpMethod.OPTIONS)
                && headers.contains("Origin")
                && headers.contains("Access-Control-Request-Method");
    }
}
