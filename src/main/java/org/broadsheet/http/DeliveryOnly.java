package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.broadsheet.shared.Node;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/**
 * Sends away, on a node for readers, whoever manages or writes. With 503 and not 404: what is asked for may well exist, another
 * node answers, and load balancers try the next one.
 */
@Singleton
class DeliveryOnly {

    /** After {@link RequestGuard}; ahead of every look at a token, whose use would be noted. */
    private static final int PRIORITY = 280;

    private static final String RETRY_SECONDS = "5";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Node node;
    private final Problems problems;

    DeliveryOnly(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        if (node.isDeliveryOnly()) {
            filters.register(this::handle, PRIORITY);
        }
    }

    private void handle(RoutingContext rc) {
        // That a preview was shown is written down.
        boolean isReading =
                READING.contains(rc.request().method()) && !ApiPath.isManagement(rc) && !ApiPath.isPreview(rc);
        if (isReading || !ApiPath.isApi(rc)) {
            rc.next();
            return;
        }
        problems.send(
                rc,
                new ProblemException(
                                ProblemType.unavailable,
                                "This node is for readers; another one manages and takes comments")
                        .header("Retry-After", RETRY_SECONDS));
    }
}
