package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Cursor;

/** Reads what readers see of threads, each answer by one statement. */
@ApplicationScoped
class ThreadQueries {

    private static final SqlStatement BADGES = SqlStatement.of(
            "select " + ThreadSql.BADGES.replace("{article}", ":article").replace("{reader}", ":reader"));

    private final Reads reads;
    private final Conversation conversation;

    ThreadQueries(Reads reads, Conversation conversation) {
        this.reads = reads;
        this.conversation = conversation;
    }

    /**
     * A comment that is shown; without name and text where it is not approved.
     *
     * @param mine the vote of who reads, 0 for none; null where nobody knows who that is
     */
    record Row(
            UUID id,
            UUID article,
            UUID parent,
            int depth,
            CommentStatus status,
            Instant createdAt,
            int replyCount,
            String author,
            String html,
            String text,
            Instant editedAt,
            int votesUp,
            int votesDown,
            double best,
            double controversy,
            Integer mine,
            List<Badge> badges,
            boolean featured,
            boolean pinned,
            boolean locked) {}

    /**
     * @param article the article's id, and the slug that it has now
     * @param isBegun whether there are comments in front of the page; told only where it begins with an anchor
     * @param votes how comments are voted on there
     * @param rows the page, in scan order
     * @param inline the first replies of each, oldest first
     * @param above what the one comment answers, from the root down
     */
    record Found(
            UUID article,
            String slug,
            boolean isBegun,
            VoteMode votes,
            List<Row> rows,
            List<Row> inline,
            List<Row> above) {}

    /**
     * @param subject what {@code scope} is about
     * @param replies how many replies of each comment come with it; for who sees their own, one more
     * @param visitor who asks
     * @return empty where nothing that is public has that name
     */
    Optional<Found> read(
            ThreadSql.Scope scope,
            Object subject,
            ThreadSort sort,
            Optional<Cursor> from,
            int size,
            int replies,
            Visitor visitor) {
        boolean descending = sort.isDescending(from.map(Cursor::backwards).orElse(false));
        ThreadSort.Place place = from.map(c -> sort.place(c.key())).orElseGet(() -> sort.start(descending));
        ThreadSql.Scan scan = scan(scope, sort, visitor);
        return read(reading(descending ? scan.descending() : scan.ascending(), visitor)
                .with("rank", place.rank())
                .with("at", place.at())
                .with("id", place.id())
                .with("subject", subject)
                .with("size", size)
                .with("replies", inline(replies, visitor)));
    }

    /**
     * From a comment on, or from the one that begins its thread; no rows where the comment is not shown in the article.
     *
     * @param subject as above
     */
    Optional<Found> readFrom(
            UUID anchor,
            ThreadSql.Scope scope,
            Object subject,
            ThreadSort sort,
            int size,
            int replies,
            Visitor visitor) {
        return read(reading(scan(scope, sort, visitor).anchored(), visitor)
                .with("anchor", anchor)
                .with("subject", subject)
                .with("size", size)
                .with("replies", inline(replies, visitor)));
    }

    /**
     * Those of some comments that everybody sees.
     *
     * @return empty where the article is not public
     */
    Optional<Found> among(UUID article, Collection<UUID> comments, int replies) {
        ThreadSort.Place start = ThreadSort.oldest.start(false);
        return read(reading(ThreadSql.SOME.in(ThreadSort.oldest).ascending(), Visitor.NOBODY)
                .with("rank", start.rank())
                .with("at", start.at())
                .with("id", start.id())
                .with("subject", article.toString())
                .with("among", comments.toArray(UUID[]::new))
                .with("size", comments.size())
                .with("replies", replies));
    }

    private static ThreadSql.Scan scan(ThreadSql.Scope scope, ThreadSort sort, Visitor visitor) {
        return visitor.isNobody() ? scope.in(sort) : scope.withOwn(sort);
    }

    private Reads.Reading reading(SqlStatement statement, Visitor visitor) {
        Reads.Reading reading = reads.of(statement)
                .with("voter", visitor.voter().map(Voter::key).orElse(null));
        return visitor.isNobody()
                ? reading
                : reading.with("guest", visitor.guest().orElse(null))
                        .with("issuer", visitor.reader().map(Reader::issuer).orElse(null))
                        .with("who", visitor.reader().map(Reader::subject).orElse(null));
    }

    /** The number of replies does not count one's own held ones; only a further row tells whether there are more. */
    private static int inline(int replies, Visitor visitor) {
        return visitor.isNobody() || replies == 0 ? replies : replies + 1;
    }

    /** Those that a comment has which its reader has just written. */
    List<Badge> badges(Comment comment) {
        return comment.reader()
                .flatMap(reader -> reads.of(BADGES)
                        .with("article", comment.article())
                        .with("reader", reader.id())
                        .first(row -> badges(row.texts(1))))
                .orElse(List.of());
    }

    private Optional<Found> read(Reads.Reading reading) {
        List<Line> lines = reading.with("mode", conversation.mode())
                .with("votes", conversation.votes())
                .list(row -> {
                    String part = row.text(5);
                    return new Line(
                            row.uuid(1),
                            row.text(2),
                            row.truth(3),
                            VoteMode.valueOf(row.text(4)),
                            part == null ? null : Part.valueOf(part),
                            part == null ? null : row(row));
                });
        return lines.stream()
                .findFirst()
                .map(first -> new Found(
                        first.article(),
                        first.slug(),
                        first.isBegun(),
                        first.votes(),
                        of(Part.listed, lines),
                        of(Part.inline, lines),
                        of(Part.above, lines)));
    }

    private enum Part {
        listed,
        inline,
        above
    }

    /** A row of the statement, without part and comment where there is none. */
    private record Line(UUID article, String slug, boolean isBegun, VoteMode votes, Part part, Row comment) {}

    private static List<Row> of(Part part, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.part() == part)
                .map(Line::comment)
                .toList();
    }

    /** @param names null for none */
    private static List<Badge> badges(String[] names) {
        return names == null ? List.of() : Stream.of(names).map(Badge::valueOf).toList();
    }

    private static Row row(org.broadsheet.query.Row row) throws SQLException {
        return new Row(
                row.uuid(6),
                row.uuid(7),
                row.uuid(8),
                row.number(9).intValue(),
                CommentStatus.valueOf(row.text(10)),
                row.instant(11),
                row.number(12).intValue(),
                row.text(13),
                row.text(14),
                row.text(15),
                row.instant(16),
                row.number(17).intValue(),
                row.number(18).intValue(),
                row.real(19),
                row.real(20),
                Optional.ofNullable(row.number(21)).map(Long::intValue).orElse(null),
                badges(row.texts(22)),
                row.truth(23),
                row.truth(24),
                row.truth(25));
    }
}
