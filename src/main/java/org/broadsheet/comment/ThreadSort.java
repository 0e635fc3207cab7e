package org.broadsheet.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The orders that comments come in; the names are those of the contract. */
@Schema(
        name = "CommentSort",
        description =
                "By the time they were written, by how many replies are shown below them, or by how readers voted:"
                        + " `mostLiked` by the votes for them, `best` by what share of all votes is for them at least (Wilson's lower"
                        + " bound at 95 %), `controversial` by how many are on both sides")
enum ThreadSort {
    newest(true),
    oldest(false),
    mostReplied("reply_count", ThreadQueries.Row::replyCount, Integer::valueOf, Integer.MAX_VALUE),
    mostLiked("votes_up", ThreadQueries.Row::votesUp, Integer::valueOf, Integer.MAX_VALUE),
    best("best", ThreadQueries.Row::best, Double::valueOf, Double.MAX_VALUE),
    controversial("controversy", ThreadQueries.Row::controversy, Double::valueOf, Double.MAX_VALUE);

    private final boolean descending;
    private final Rank rank;
    private final List<Column> columns;

    ThreadSort(boolean descending) {
        this(descending, null, Stream.empty());
    }

    /**
     * The highest first.
     *
     * @param column the column that decides before time does
     * @param read what a cursor's text was written of
     * @param highest as high as any, of the column's type: the database compares by an index only what is of one type
     */
    ThreadSort(String column, Function<ThreadQueries.Row, Number> of, Function<String, Number> read, Number highest) {
        this(true, new Rank(of, read, highest), Stream.of(new Column(column, ":rank")));
    }

    ThreadSort(boolean descending, Rank rank, Stream<Column> first) {
        this.descending = descending;
        this.rank = rank;
        this.columns = Stream.concat(first, Stream.of(new Column("created_at", ":at"), new Column("id", ":id")))
                .toList();
    }

    /** A number that decides before time does; as text it keeps every bit. */
    private record Rank(Function<ThreadQueries.Row, Number> of, Function<String, Number> read, Number highest) {}

    /** A column that rows are compared by, and the parameter with its value at a {@link Place}. */
    record Column(String name, String parameter) {}

    /** Whether rows are scanned from the highest on. */
    boolean isDescending(boolean backwards) {
        return descending != backwards;
    }

    /** What rows are compared by, the last one tells any two apart. */
    List<Column> columns() {
        return columns;
    }

    /** Whether a number decides before time does. */
    boolean isRanked() {
        return rank != null;
    }

    /** What a cursor carries of a comment. */
    String[] key(ThreadQueries.Row row) {
        Stream<String> first = isRanked() ? Stream.of(rank.of().apply(row).toString()) : Stream.empty();
        return Stream.concat(
                        first, Stream.of(row.createdAt().toString(), row.id().toString()))
                .toArray(String[]::new);
    }

    /** The place that a cursor stands for. */
    Place place(List<String> key) {
        int at = isRanked() ? 1 : 0;
        return new Place(
                isRanked() ? rank.read().apply(key.get(0)) : 0,
                Instant.parse(key.get(at)),
                UUID.fromString(key.get(at + 1)));
    }

    /** In front of every comment, so that the first page needs no statement of its own. */
    Place start(boolean descending) {
        Number highest = isRanked() ? rank.highest() : 0;
        return descending
                ? new Place(highest, Instant.parse("9999-12-31T23:59:59.999Z"), new UUID(-1, -1))
                : new Place(
                        highest instanceof Double ? (Number) 0.0 : (Number) 0,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        new UUID(0, 0));
    }

    /**
     * A place among comments.
     *
     * @param rank of no meaning where only time decides
     */
    record Place(Number rank, Instant at, UUID id) {}
}
