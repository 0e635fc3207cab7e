package org.broadsheet.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.security.Right;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Token", description = "A token, without itself but in the answer that made it")
record TokenView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        AccountSummary user,
        String name,
        boolean readOnly,
        @Schema(nullable = true) List<Right> rights,
        @Schema(nullable = true) List<String> sections,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant revokedAt,

        @Schema(nullable = true, description = "To the minute")
        Instant lastUsedAt,

        Instant createdAt,
        AccountSummary createdBy,

        @Schema(nullable = true, description = "Shown this once: nobody can be told it again")
        String token) {

    TokenView with(String secret) {
        return new TokenView(
                id,
                version,
                user,
                name,
                readOnly,
                rights,
                sections,
                expiresAt,
                revokedAt,
                lastUsedAt,
                createdAt,
                createdBy,
                secret);
    }
}
