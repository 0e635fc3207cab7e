package org.broadsheet.article;

import java.util.List;
import org.broadsheet.diff.ContentChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What differs between two revisions")
record RevisionDiff(
        @Schema(nullable = true, minimum = "1", description = "The revision before; null for none, before the first")
        Integer from,

        @Schema(minimum = "1", description = "The revision after")
        int to,

        @Schema(description = "Fields first, then blocks in the order of the revision after")
        List<ContentChange> changes) {}
