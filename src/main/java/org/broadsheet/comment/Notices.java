package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;

/** Reads what moderators tell those who comment: nobody is banned or refused without being able to know. */
@ApplicationScoped
class Notices {

    private static final String PAGE = """
            with asking as (
                select r.id from reader r where r.issuer = cast(:issuer as text) and r.subject = cast(:who as text)
            )
            select n.id, n.kind, n.comment_id, n.article_id, n.code, n.text, n.at, n.until
            from (
                select cast(d.id as text) as id, 'rejection' as kind, c.id as comment_id, c.article_id, d.code,
                    d.public_text as text, d.at, cast(null as timestamptz) as until
                from comment c cross join lateral (
                    select d.* from comment_decision d
                    where d.comment_id = c.id and d.action = 'reject'
                        and not exists (select from comment_decision u where u.undoes = d.id)
                    order by d.id desc
                    limit 1
                ) d
                where c.status = 'rejected'
                    and (c.guest_id = cast(:guest as uuid) or c.reader_id = (select id from asking))
                union all
                select cast(s.id as text), s.kind, null, null, null, s.text, s.at, s.until
                from reader_sanction s
                where s.reader_id = (select id from asking) and s.kind in ('warning', 'ban') and s.lifted_at is null
                    and (s.until is null or s.until > :now)
            ) n
            where (n.at, n.id) {behind} (:at, :id)
            order by n.at {direction}, n.id {direction}
            limit :size""";

    private static final SqlStatement BEHIND =
            SqlStatement.of(PAGE.replace("{behind}", "<").replace("{direction}", "desc"));

    private static final SqlStatement IN_FRONT =
            SqlStatement.of(PAGE.replace("{behind}", ">").replace("{direction}", "asc"));

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Reads reads;
    private final Clock clock;

    Notices(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    private record Line(String id, NoticeView notice) {

        String[] key() {
            return new String[] {notice.at().toString(), id};
        }
    }

    /** Newest first. */
    Listing<NoticeView> page(Visitor visitor, PageRequest request, PageLinks links) {
        Slice<Line> slice = Slice.read(
                links.cursor(request.cursor()), request.limit(), (from, size) -> lines(visitor, from, size), Line::key);
        return new Listing<>(slice.rows().stream().map(Line::notice).toList(), links.info(slice, request.limit()));
    }

    private List<Line> lines(Visitor visitor, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        return reads.of(backwards ? IN_FRONT : BEHIND)
                .with("guest", visitor.guest().orElse(null))
                .with("issuer", visitor.reader().map(Reader::issuer).orElse(null))
                .with("who", visitor.reader().map(Reader::subject).orElse(null))
                .with("now", clock.instant())
                .with("at", from.map(c -> Instant.parse(c.key().get(0))).orElse(END))
                .with("id", from.map(c -> c.key().get(1)).orElse(""))
                .with("size", size)
                .list(row -> new Line(row.text(1), notice(row)));
    }

    private static NoticeView notice(Row row) throws SQLException {
        return new NoticeView(
                NoticeKind.valueOf(row.text(2)),
                row.uuid(3),
                row.uuid(4),
                Optional.ofNullable(row.text(5)).map(RejectionCode::valueOf).orElse(null),
                row.text(6),
                row.instant(7),
                row.instant(8));
    }
}
