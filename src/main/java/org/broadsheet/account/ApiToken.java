package org.broadsheet.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Right;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is kept of a token, which is not the token. */
@Entity
@Table(name = "api_token")
@DynamicUpdate
class ApiToken extends PanacheEntityBase {

    @Id
    private UUID id;

    @Version
    private int version = 1;

    private byte[] digest;

    @Column(name = "account_id")
    private UUID account;

    private String name;

    @Column(name = "read_only")
    private boolean readOnly;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Right> rights;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> sections;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private Instant lastUsedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    ApiToken() {}

    ApiToken(byte[] digest, CreateToken input, List<UUID> sections, UUID caller, Instant now) {
        this.id = Ids.next();
        this.digest = digest;
        this.account = input.user();
        this.name = input.name();
        this.readOnly = input.readOnly();
        this.rights = input.rights();
        this.sections = sections;
        this.expiresAt = input.expiresAt();
        this.createdAt = now;
        this.createdBy = caller;
    }

    void revoke(Instant now) {
        revokedAt = revokedAt == null ? now : revokedAt;
    }

    /**
     * Newest first, from behind (or, backwards, before) the cursor's.
     *
     * @param account whose; null for everybody's
     */
    static List<ApiToken> page(UUID account, Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("createdAt")
                .whereGiven("account = :account", "account", account)
                .from(from);
        return ApiToken.<ApiToken>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    UUID account() {
        return account;
    }

    String name() {
        return name;
    }

    boolean readOnly() {
        return readOnly;
    }

    /** Null for all that the account has. */
    List<Right> rights() {
        return rights;
    }

    /** Null for everywhere. */
    List<UUID> sections() {
        return sections;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID createdBy() {
        return createdBy;
    }
}
