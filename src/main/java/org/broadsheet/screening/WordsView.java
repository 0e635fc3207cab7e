package org.broadsheet.screening;

import java.time.Instant;
import java.util.Map;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentWords", description = "The words that comments are looked through for, by language")
record WordsView(
        @Schema(description = "The ETag's number; 0 where nothing was ever listed")
        int version,

        Map<String, WordList> lists,
        @Schema(nullable = true) Instant savedAt,
        @Schema(nullable = true) AccountSummary savedBy) {}
