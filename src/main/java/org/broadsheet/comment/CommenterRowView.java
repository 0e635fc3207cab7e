package org.broadsheet.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommenterRow", description = "A reader who has signed in and commented, in a list")
record CommenterRowView(
        UUID id,
        @Schema(description = "The ETag's number") int version,

        @Schema(description = "Under which the last comment was written")
        String name,

        @Schema(description = "When the first comment was written")
        Instant createdAt,

        @Schema(description = "Kinds of which something is in force")
        List<SanctionKind> sanctions) {}
