package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.screening.Finding;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.EditLock;

/** Reads what moderators see around comments, by two statements for all of a page. */
@ApplicationScoped
class CommentContext {

    private static final SqlStatement AROUND = SqlStatement.of(
            """
            select c.id, r.id, r.name, c.article_id, v.slug, v.headline, p.id, p.author_name, left(p.body_text, {excerpt}),
                k.held_by, h.name, k.taken_at, k.expires_at, d.*
            from comment c
            join article a on a.id = c.article_id
            left join article_revision v on v.id = a.published_revision
            left join reader r on r.id = c.reader_id
            left join comment p on p.id = c.parent_id
            left join comment_claim k on k.comment_id = c.id and k.expires_at > :now
            left join account h on h.id = k.held_by
            left join lateral (
                select {decision}
                from comment_decision d left join account e on e.id = d.by
                where d.comment_id = c.id
                order by d.id desc
                limit 1
            ) d on true
            where c.id = any(:ids)""".replace("{excerpt}", String.valueOf(CommentView.EXCERPT)).replace("{decision}", DecisionView.COLUMNS));

    private final Reads reads;
    private final Findings findings;
    private final Callers callers;
    private final Clock clock;

    CommentContext(Reads reads, Findings findings, Callers callers, Clock clock) {
        this.reads = reads;
        this.findings = findings;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the caller sees of a comment; it is written to the database as it is now. */
    CommentView view(Comment comment) {
        return views(List.of(comment)).get(0);
    }

    /** In their order. */
    List<CommentView> views(List<Comment> comments) {
        if (comments.isEmpty()) {
            return List.of();
        }
        Map<UUID, CommentView.Around> around =
                around(comments.stream().map(Comment::id).toList());
        return comments.stream()
                .map(comment -> CommentView.of(comment, around.get(comment.id())))
                .toList();
    }

    private Map<UUID, CommentView.Around> around(Collection<UUID> ids) {
        UUID caller = callers.current().id();
        Map<UUID, List<Finding>> found = findings.of(ids);
        Map<UUID, CommentView.Around> around = new HashMap<>();
        reads.of(AROUND)
                .with("ids", ids.toArray(UUID[]::new))
                .with("now", clock.instant())
                .list(row -> around.put(row.uuid(1), around(row, caller, found.getOrDefault(row.uuid(1), List.of()))));
        return around;
    }

    private static CommentView.Around around(Row row, UUID caller, List<Finding> found) throws SQLException {
        return new CommentView.Around(
                row.uuid(2) == null ? null : new CommentView.Reader(row.uuid(2), row.text(3)),
                new CommentView.Article(row.uuid(4), row.text(5), row.text(6)),
                row.uuid(7) == null ? null : new CommentView.Parent(row.uuid(7), row.text(8), row.text(9)),
                claim(row, caller),
                DecisionView.of(row, 14),
                found);
    }

    private static EditLock claim(Row row, UUID caller) throws SQLException {
        UUID holder = row.uuid(10);
        return holder == null
                ? EditLock.NONE
                : new EditLock(
                        true,
                        new AccountSummary(holder, row.text(11)),
                        row.instant(12),
                        row.instant(13),
                        holder.equals(caller));
    }
}
