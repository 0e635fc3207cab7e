package org.broadsheet.comment;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.query.Row;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentDecision", description = "What was decided about a comment, and why")
record DecisionView(
        UUID commentId,
        DecisionAction action,
        CommentStatus statusBefore,
        CommentStatus statusAfter,

        @Schema(nullable = true) RejectionCode code,

        @Schema(nullable = true, description = "What who wrote it is told")
        String publicText,

        @Schema(nullable = true, description = "For moderators only")
        String note,

        @Schema(description = "Whether it was taken back") boolean undone,

        Instant at,

        @Schema(nullable = true, description = "Null for who wrote the comment")
        AccountSummary by) {

    /** Of {@code comment_decision d} and {@code account e}, who made it. */
    static final String COLUMNS = """
            d.comment_id, d.action, d.status_before, d.status_after, d.code, d.public_text, d.note,
            exists (select from comment_decision u where u.undoes = d.id) as undone, d.at, e.id as by_id, e.name as by_name""";

    /**
     * @param first column that is one of these
     * @return null where there is none
     */
    static DecisionView of(Row row, int first) throws SQLException {
        UUID comment = row.uuid(first);
        if (comment == null) {
            return null;
        }
        String code = row.text(first + 4);
        return new DecisionView(
                comment,
                DecisionAction.valueOf(row.text(first + 1)),
                CommentStatus.valueOf(row.text(first + 2)),
                CommentStatus.valueOf(row.text(first + 3)),
                code == null ? null : RejectionCode.valueOf(code),
                row.text(first + 5),
                row.text(first + 6),
                row.truth(first + 7),
                row.instant(first + 8),
                row.uuid(first + 9) == null ? null : new AccountSummary(row.uuid(first + 9), row.text(first + 10)));
    }
}
