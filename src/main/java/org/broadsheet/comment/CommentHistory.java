package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;

/** Reads what was decided about comments. */
@ApplicationScoped
class CommentHistory {

    private static final String OF_A_COMMENT = """
            select d.id, {columns}
            from comment_decision d left join account e on e.id = d.by
            where d.comment_id = :comment and d.id {behind} :id
            order by d.id {direction}
            limit :size""".replace("{columns}", DecisionView.COLUMNS);

    private static final SqlStatement BEHIND =
            SqlStatement.of(OF_A_COMMENT.replace("{behind}", "<").replace("{direction}", "desc"));

    private static final SqlStatement IN_FRONT =
            SqlStatement.of(OF_A_COMMENT.replace("{behind}", ">").replace("{direction}", "asc"));

    private final Reads reads;

    CommentHistory(Reads reads) {
        this.reads = reads;
    }

    private record Line(long id, DecisionView decision) {}

    /** Newest first. */
    Listing<DecisionView> page(UUID comment, PageRequest request, PageLinks links) {
        Slice<Line> slice = Slice.read(
                links.cursor(request.cursor()), request.limit(), (from, size) -> lines(comment, from, size), line ->
                        new String[] {String.valueOf(line.id())});
        return new Listing<>(slice.rows().stream().map(Line::decision).toList(), links.info(slice, request.limit()));
    }

    private List<Line> lines(UUID comment, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        return reads.of(backwards ? IN_FRONT : BEHIND)
                .with("comment", comment)
                .with(
                        "id",
                        from.map(cursor -> Long.parseLong(cursor.key().get(0))).orElse(Long.MAX_VALUE))
                .with("size", size)
                .list(row -> new Line(row.number(1), DecisionView.of(row, 2)));
    }
}
