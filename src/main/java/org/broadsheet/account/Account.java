package org.broadsheet.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.RoleGrant;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NewestFirst;
import org.broadsheet.shared.Tracked;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Account extends Tracked {

    private String name;

    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    private boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<RoleGrant> grants;

    private String issuer;
    private String subject;

    Account() {}

    Account(UUID id, SaveUser input, List<RoleGrant> grants, UUID caller, Instant now) {
        super(id, caller, now);
        take(input, grants);
    }

    void change(SaveUser input, List<RoleGrant> grants, UUID caller, Instant now) {
        take(input, grants);
        savedBy(caller, now);
    }

    private void take(SaveUser input, List<RoleGrant> next) {
        this.name = input.name();
        this.kind = input.kind();
        this.active = input.active();
        this.grants = next;
    }

    /** Newest first, from behind (or, backwards, before) the cursor's. */
    static List<Account> page(Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("createdAt").from(from);
        return Account.<Account>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    String name() {
        return name;
    }

    AccountKind kind() {
        return kind;
    }

    boolean active() {
        return active;
    }

    List<RoleGrant> grants() {
        return grants;
    }

    /** Of the provider where they sign in; null for who does not. */
    String issuer() {
        return issuer;
    }

    /** The provider's name for them. */
    String subject() {
        return subject;
    }
}
