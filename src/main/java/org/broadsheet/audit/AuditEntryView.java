package org.broadsheet.audit;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AuditEntry", description = "Something that was done, or that somebody may not do")
record AuditEntryView(
        UUID id,
        Instant at,
        AccountSummary user,

        @Schema(nullable = true, description = "Id of the token that was sent, where it is one of ours")
        UUID token,

        @Schema(description = "The operation's id in this document")
        String operation,

        AuditOutcome outcome,

        @Schema(nullable = true, description = "The collection that it was done in")
        String kind,

        @Schema(nullable = true, description = "What it was done to, or what that lies in")
        UUID object,

        @Schema(nullable = true, description = "The version that there was")
        Integer versionBefore,

        @Schema(nullable = true, description = "The version that there was then")
        Integer versionAfter,

        @Schema(description = "Of the client: /24 of IPv4, /64 of IPv6", examples = "203.0.113.0/24")
        String network,

        @Schema(description = "The X-Request-Id of the answer")
        String requestId) {

    static AuditEntryView of(AuditEntry entry, AccountSummary user) {
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                user,
                entry.token(),
                entry.operation(),
                entry.outcome(),
                entry.kind(),
                entry.object(),
                entry.versionBefore(),
                entry.versionAfter(),
                entry.network(),
                entry.request());
    }
}
