package org.broadsheet.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "User", description = "Somebody, or a program, and what they may do")
record UserView(
        UUID id,
        @Schema(description = "The ETag's number") int version,
        String name,
        AccountKind kind,
        boolean active,
        List<GrantInput> grants,

        @Schema(nullable = true, description = "Where they sign in (OpenID Connect)")
        String issuer,

        @Schema(nullable = true, description = "Who they are there")
        String subject,

        Instant createdAt,
        AccountSummary createdBy,
        Instant savedAt,
        AccountSummary savedBy) {}
