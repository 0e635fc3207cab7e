package org.broadsheet.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.TouchedVersions;

/** Writes down what a call does in several transactions, in each of them; the call itself gets no entry then. */
@ApplicationScoped
public class AuditedParts {

    private static final String WRITTEN = "audit.parts";

    private final AuditLog log;
    private final Callers callers;
    private final TouchedVersions versions;
    private final CurrentVertxRequest current;

    AuditedParts(AuditLog log, Callers callers, TouchedVersions versions, CurrentVertxRequest current) {
        this.log = log;
        this.callers = callers;
        this.versions = versions;
        this.current = current;
    }

    /**
     * The present transaction did something.
     *
     * @param operation id of the operation that the call is one of
     * @param kind the collection of what it was done to, such as {@code comments}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(String operation, String kind, UUID object) {
        RoutingContext rc = current.getCurrent();
        rc.put(WRITTEN, true);
        log.done(callers.current(), operation, Optional.of(new AuditedObject(kind, object)), versions, rc);
    }

    static boolean areWritten(RoutingContext rc) {
        return Boolean.TRUE.equals(rc.get(WRITTEN));
    }
}
