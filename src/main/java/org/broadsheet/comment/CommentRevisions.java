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
import org.hibernate.Session;

/** The texts that comments had before. */
@ApplicationScoped
class CommentRevisions {

    private static final String KEEP = """
            insert into comment_revision (comment_id, revision, body_source, at)
            select id, revision, body_source, coalesce(edited_at, created_at) from comment where id = :id""";

    private static final String PAGE = """
            select revision, body_source, at from comment_revision
            where comment_id = :comment and revision {behind} :revision
            order by revision {direction}
            limit :size""";

    private static final SqlStatement BEHIND =
            SqlStatement.of(PAGE.replace("{behind}", "<").replace("{direction}", "desc"));

    private static final SqlStatement IN_FRONT =
            SqlStatement.of(PAGE.replace("{behind}", ">").replace("{direction}", "asc"));

    private final Session session;
    private final Reads reads;

    CommentRevisions(Session session, Reads reads) {
        this.session = session;
        this.reads = reads;
    }

    /** Newest first. */
    Listing<CommentRevisionView> page(UUID comment, PageRequest request, PageLinks links) {
        Slice<CommentRevisionView> slice = Slice.read(
                links.cursor(request.cursor()), request.limit(), (from, size) -> texts(comment, from, size), text ->
                        new String[] {String.valueOf(text.revision())});
        return new Listing<>(slice.rows(), links.info(slice, request.limit()));
    }

    private List<CommentRevisionView> texts(UUID comment, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        return reads.of(backwards ? IN_FRONT : BEHIND)
                .with("comment", comment)
                .with(
                        "revision",
                        from.map(cursor -> Integer.parseInt(cursor.key().get(0)))
                                .orElse(Integer.MAX_VALUE))
                .with("size", size)
                .list(row -> new CommentRevisionView(row.number(1).intValue(), row.text(2), row.instant(3)));
    }

    /** Keeps the text as it stands in the database, before it is replaced. */
    void keep(UUID comment) {
        session.createNativeMutationQuery(KEEP).setParameter("id", comment).executeUpdate();
    }

    void erase(UUID comment) {
        session.createNativeMutationQuery("delete from comment_revision where comment_id = :id")
                .setParameter("id", comment)
                .executeUpdate();
    }
}
