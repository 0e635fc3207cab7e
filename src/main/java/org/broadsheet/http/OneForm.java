package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Feeds and sitemaps have one form each, which their addresses name. Who fetches them asks for anything, so nothing is made of
 * that (RFC 9110, section 12.5.1, allows it): a reader of feeds is better off with the feed than with 406.
 */
@Singleton
class OneForm {

    /** Ahead of routing, which compares. */
    private static final int PRIORITY = 280;

    private final CanonicalAddress addresses;

    OneForm(CanonicalAddress addresses) {
        this.addresses = addresses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext rc) {
        if (rc.request().headers().contains(HttpHeaders.ACCEPT)
                && addresses.isInOneForm(rc.request().uri())) {
            rc.request().headers().remove(HttpHeaders.ACCEPT);
        }
        rc.next();
    }
}
