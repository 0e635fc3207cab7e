package org.broadsheet.conversation;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "CommentSettingsInPlace",
        description = "What is set for comments in one place, and what holds there by that")
record SettingsView(
        SettingsScope scope,

        @Schema(nullable = true, description = "Id of the article or section; null for the publication")
        UUID id,

        @Schema(description = "The ETag's number; 0 where nothing was ever set here")
        int version,

        CommentSettings settings,

        @Schema(description = "With what is decided elsewhere")
        CommentSettings effective,

        @Schema(nullable = true) Instant savedAt,
        @Schema(nullable = true) AccountSummary savedBy) {}
