package org.broadsheet.preview;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PreviewLink", description = "A link to a preview, without its address but in the answer that made it")
record PreviewLinkView(
        UUID id,

        @Schema(nullable = true, description = "Number of the revision that it shows; null for whichever is the draft")
        Integer revision,

        @Schema(nullable = true, description = "Who it is for")
        String note,

        Instant createdAt,
        AccountSummary createdBy,
        Instant expiresAt,
        @Schema(nullable = true) Instant revokedAt,

        @Schema(description = "How often it was opened", minimum = "0")
        int usedCount,

        @Schema(nullable = true) Instant lastUsedAt,

        @Schema(nullable = true, description = "Shown this once: nobody can be told it again")
        String token,

        @Schema(nullable = true, description = "Where the preview is, which is shown this once too")
        String url) {

    static PreviewLinkView of(PreviewLink link, Integer revision, AccountSummary createdBy) {
        return new PreviewLinkView(
                link.id(),
                revision,
                link.note(),
                link.createdAt(),
                createdBy,
                link.expiresAt(),
                link.revokedAt(),
                link.usedCount(),
                link.lastUsedAt(),
                null,
                null);
    }

    PreviewLinkView with(String secret) {
        return new PreviewLinkView(
                id,
                revision,
                note,
                createdAt,
                createdBy,
                expiresAt,
                revokedAt,
                usedCount,
                lastUsedAt,
                secret,
                PreviewResource.PATH + "/" + secret);
    }
}
