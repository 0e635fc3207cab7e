package org.broadsheet.comment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Sanction", description = "What was imposed on a reader")
record SanctionView(
        UUID id,
        SanctionKind kind,

        @Schema(
                nullable = true,
                description = "Id of the section where it holds, with all below it; null for everywhere")
        UUID section,

        @Schema(nullable = true, description = "Null for ever")
        Instant until,

        @Schema(
                nullable = true,
                description = "Of a ban or a warning, what the reader is told; else for moderators only")
        String text,

        @Schema(description = "Neither ended nor lifted") boolean inForce,

        Instant at,
        AccountSummary by,
        @Schema(nullable = true) Instant liftedAt,
        @Schema(nullable = true) AccountSummary liftedBy) {

    static SanctionView of(Sanction sanction, Map<UUID, AccountSummary> people, Instant now) {
        return new SanctionView(
                sanction.id(),
                sanction.kind(),
                sanction.section(),
                sanction.until(),
                sanction.text(),
                sanction.isInForce(now),
                sanction.at(),
                people.get(sanction.by()),
                sanction.liftedAt(),
                people.get(sanction.liftedBy()));
    }
}
