package org.broadsheet.shared;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What management keeps of everything that it saves: identity, version, and who made and saved it when. */
@MappedSuperclass
public abstract class Tracked extends PanacheEntityBase {

    @Id
    private UUID id;

    @Version
    private int version = 1;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "saved_by")
    private UUID savedBy;

    protected Tracked() {}

    protected Tracked(UUID id, UUID caller, Instant now) {
        this.id = id;
        this.createdBy = caller;
        this.createdAt = now;
        savedBy(caller, now);
    }

    protected final void savedBy(UUID caller, Instant now) {
        this.savedBy = caller;
        this.savedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every save; the ETag of management. */
    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public UUID createdBy() {
        return createdBy;
    }

    public Instant savedAt() {
        return savedAt;
    }

    public UUID savedBy() {
        return savedBy;
    }
}
