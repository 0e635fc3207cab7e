package org.broadsheet.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.broadsheet.http.ClientAddress;
import org.broadsheet.http.RequestId;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.TouchedVersions;

/** Writes entries. */
@ApplicationScoped
class AuditLog {

    private final ClientAddress addresses;
    private final Clock clock;

    AuditLog(ClientAddress addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /** In the transaction that did it. */
    void done(
            Caller caller,
            String operation,
            Optional<AuditedObject> object,
            TouchedVersions versions,
            RoutingContext rc) {
        entry(caller, operation, AuditOutcome.done, object, rc)
                .between(versions.before().orElse(null), versions.after().orElse(null))
                .persist();
    }

    /** The entry of a refusal, which {@link #keep} writes. */
    AuditEntry refused(Caller caller, String operation, RoutingContext rc) {
        return entry(
                caller,
                operation,
                AuditOutcome.refused,
                AuditedObject.in(rc.request().path()),
                rc);
    }

    void keep(AuditEntry entry) {
        QuarkusTransaction.requiringNew().run(entry::persist);
    }

    private AuditEntry entry(
            Caller caller, String operation, AuditOutcome outcome, Optional<AuditedObject> object, RoutingContext rc) {
        return new AuditEntry(
                clock.instant(),
                caller,
                operation,
                outcome,
                object.orElse(null),
                addresses.networkOf(rc),
                RequestId.of(rc));
    }
}
