package org.broadsheet.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A token that was found good, and whose it is. */
final class Credential {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Caller caller;
    private final boolean readOnly;
    private final Instant expiresAt;
    private final AtomicReference<Instant> lastUsed;

    /**
     * @param expiresAt null for never
     * @param lastUsed as it is written down; null for never
     */
    Credential(Caller caller, boolean readOnly, Instant expiresAt, Instant lastUsed) {
        this.caller = caller;
        this.readOnly = readOnly;
        this.expiresAt = expiresAt;
        this.lastUsed = new AtomicReference<>(lastUsed);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** @param safe whether the request only reads (RFC 9110, section 9.2.1) */
    Caller caller(boolean safe) {
        return readOnly && !safe ? caller.withoutRights() : caller;
    }

    Caller caller() {
        return caller;
    }

    /** Whether this use is to be written down: one a minute is. */
    boolean isNewUse(Instant now) {
        Instant last = lastUsed.get();
        return (last == null || !now.isBefore(last.plus(PRECISION))) && lastUsed.compareAndSet(last, now);
    }
}
