package org.broadsheet.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry extends PanacheEntityBase {

    @Id
    private UUID id;

    private Instant at;

    @Column(name = "account_id")
    private UUID account;

    @Column(name = "token_id")
    private UUID token;

    private String operation;

    @Enumerated(EnumType.STRING)
    private AuditOutcome outcome;

    private String kind;

    @Column(name = "object_id")
    private UUID object;

    @Column(name = "version_before")
    private Integer versionBefore;

    @Column(name = "version_after")
    private Integer versionAfter;

    private String network;

    @Column(name = "request_id")
    private String request;

    AuditEntry() {}

    /** @param object null where it was done to nothing yet */
    AuditEntry(
            Instant at,
            Caller caller,
            String operation,
            AuditOutcome outcome,
            AuditedObject object,
            String network,
            String request) {
        this.id = Ids.next();
        this.at = at;
        this.account = caller.id();
        this.token = caller.token();
        this.operation = operation;
        this.outcome = outcome;
        this.kind = object == null ? null : object.kind();
        this.object = object == null ? null : object.id();
        this.network = network;
        this.request = request;
    }

    /** Each null where there is none. */
    AuditEntry between(Integer before, Integer after) {
        this.versionBefore = before;
        this.versionAfter = after;
        return this;
    }

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<AuditEntry> page(AuditFilter filter, Optional<Cursor> from, int size) {
        NewestFirst.Page page = filter.entries().from(from);
        return AuditEntry.<AuditEntry>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    String[] key() {
        return new String[] {at.toString(), id.toString()};
    }

    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    UUID account() {
        return account;
    }

    UUID token() {
        return token;
    }

    String operation() {
        return operation;
    }

    AuditOutcome outcome() {
        return outcome;
    }

    String kind() {
        return kind;
    }

    UUID object() {
        return object;
    }

    Integer versionBefore() {
        return versionBefore;
    }

    Integer versionAfter() {
        return versionAfter;
    }

    String network() {
        return network;
    }

    String request() {
        return request;
    }
}
