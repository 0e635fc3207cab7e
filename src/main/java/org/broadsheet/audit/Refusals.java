package org.broadsheet.audit;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.broadsheet.security.Callers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes down what known callers may not do, behind the answer: some are given where nothing may wait. */
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private static final int FORBIDDEN = 403;

    private final AuditLog log;

    Refusals(AuditLog log) {
        this.log = log;
    }

    @ServerResponseFilter
    void note(ContainerResponseContext response, ResourceInfo resource, RoutingContext rc) {
        if (response.getStatus() != FORBIDDEN && !Callers.wasHidden(rc) || resource.getResourceMethod() == null) {
            return;
        }
        String operation =
                resource.getResourceMethod().getAnnotation(Operation.class).operationId();
        Callers.of(rc).map(caller -> log.refused(caller, operation, rc)).ifPresent(this::keepBehind);
    }

    private void keepBehind(AuditEntry refusal) {
        Infrastructure.getDefaultExecutor().execute(() -> {
            try {
                log.keep(refusal);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "A refusal of %s was not written down", refusal.operation());
            }
        });
    }
}
