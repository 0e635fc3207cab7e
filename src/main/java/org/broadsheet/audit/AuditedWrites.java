package org.broadsheet.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.http.Idempotency;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.TouchedVersions;

/** Does what an endpoint does and writes it down, both or neither. */
@ApplicationScoped
class AuditedWrites {

    private final AuditLog log;
    private final Callers callers;
    private final TouchedVersions versions;
    private final CurrentVertxRequest current;

    AuditedWrites(AuditLog log, Callers callers, TouchedVersions versions, CurrentVertxRequest current) {
        this.log = log;
        this.callers = callers;
        this.versions = versions;
        this.current = current;
    }

    @Transactional(rollbackOn = Exception.class)
    Object perform(Callable<Object> work, String operation) throws Exception {
        Object answer = work.call();
        RoutingContext rc = current.getCurrent();
        // The first answer told of what was done; saying it again does nothing.
        if (!Idempotency.isRepeated(rc) && !AuditedParts.areWritten(rc)) {
            log.done(
                    callers.current(),
                    operation,
                    AuditedObject.in(rc.request().path())
                            .or(() -> location(answer).flatMap(AuditedObject::in)),
                    versions,
                    rc);
        }
        return answer;
    }

    private static Optional<String> location(Object answer) {
        return answer instanceof Response response
                ? Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION))
                : Optional.empty();
    }
}
