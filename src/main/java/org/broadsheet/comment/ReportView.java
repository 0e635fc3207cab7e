package org.broadsheet.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentReport", description = "That somebody finds something wrong with a comment")
record ReportView(
        UUID id,

        @Schema(description = "Of the comment, as it was reported")
        int revision,

        @Schema(description = "Whether it came from a reader who has signed in, not from a guest")
        boolean signedIn,

        @Schema(description = "How much it counts, above 0 to 1: of readers by how many of their reports were upheld")
        double weight,

        ReportReason reason,
        @Schema(nullable = true) String note,
        Instant at,

        @Schema(nullable = true, description = "Null until somebody decides about the comment")
        ReportDecision decision,

        @Schema(nullable = true) Instant decidedAt) {

    static ReportView of(CommentReport report) {
        return new ReportView(
                report.id(),
                report.revision(),
                report.isOfReader(),
                report.weight(),
                report.reason(),
                report.note(),
                report.at(),
                report.decision(),
                report.decidedAt());
    }
}
