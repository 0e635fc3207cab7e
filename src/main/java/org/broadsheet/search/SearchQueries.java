package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.delivery.ArticleParts;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.shared.Cursor;

/** Looks for articles, each time by one statement. */
@ApplicationScoped
class SearchQueries {

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final Reads reads;
    private final Conversation conversation;
    private final SearchConfig config;

    SearchQueries(Reads reads, Conversation conversation, SearchConfig config) {
        this.reads = reads;
        this.conversation = conversation;
        this.config = config;
    }

    /**
     * An article that was found.
     *
     * @param json finished
     * @param score null where they are not ranked
     * @param places of the words that were found, counted through headline, standfirst and body with one between
     */
    record Hit(
            UUID id,
            Instant publishedAt,
            Double score,
            String json,
            ArticleParts parts,
            String headline,
            String standfirst,
            String body,
            Set<Integer> places) {}

    /**
     * @param total of all matches
     * @param asked the lists that were asked for, one in a line
     * @param known whether readers see what all of these are of
     * @param facets as JSON; null for none
     */
    record Found(List<Hit> hits, long total, String asked, boolean known, String facets) {}

    private record Line(Hit hit, long total, String asked, boolean known, String facets) {}

    /** The n-th page of the best, from 1, and one row more. */
    Found best(SearchQuery query, ArticleFilter filter, Set<Facet> facets, int page, int limit) {
        return read(matching(SearchSql.RELEVANCE, query, filter, facets)
                .with("halfLife", config.halfLife())
                .with("size", limit + 1)
                .with("skip", (page - 1) * limit));
    }

    /** The newest, behind or before a cursor. */
    Found newest(SearchQuery query, ArticleFilter filter, Set<Facet> facets, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        return read(matching(backwards ? SearchSql.NEWEST_BACKWARDS : SearchSql.NEWEST, query, filter, facets)
                .with("key", from.map(c -> Instant.parse(c.key().get(0))).orElse(END))
                .with("id", from.map(c -> UUID.fromString(c.key().get(1))).orElse(LAST))
                .with("size", size));
    }

    private Reads.Reading matching(SqlStatement statement, SearchQuery query, ArticleFilter filter, Set<Facet> facets) {
        return filter.on(ThreadState.with(conversation, reads.of(statement)))
                .with("query", query.tsquery())
                .with("words", String.join(" ", query.words()))
                .with("facets", facets.stream().map(Enum::name).toArray(String[]::new))
                .with("body", false)
                .with("html", false)
                .with("text", false);
    }

    private static Found read(Reads.Reading reading) {
        List<Line> lines = reading.list(row ->
                new Line(hit(row), row.number(10), row.text(11), Boolean.TRUE.equals(row.truth(12)), row.text(13)));
        Line first = lines.get(0);
        return new Found(
                lines.stream().map(Line::hit).filter(Objects::nonNull).toList(),
                first.total(),
                first.asked(),
                first.known(),
                first.facets());
    }

    private static Hit hit(Row row) throws SQLException {
        UUID id = row.uuid(1);
        return id == null
                ? null
                : new Hit(
                        id,
                        row.instant(2),
                        row.real(3),
                        row.text(4),
                        ArticleParts.of(row.text(5), Set.of()),
                        row.text(6),
                        row.text(7),
                        row.text(8),
                        places(row.text(9)));
    }

    private static Set<Integer> places(String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    /** Of each word: itself where an article has it, else the one of a headline or standfirst that is most like it, or null. */
    List<String> near(List<String> words) {
        return reads.of(SearchSql.NEAR)
                .with("words", words.toArray(String[]::new))
                .list(row -> row.text(1));
    }

    /** What is suggested, with the id of its section. */
    record Suggested(SearchDocument.Suggestion suggestion, UUID section) {}

    /** Newest first. */
    List<Suggested> suggest(String tsquery, int limit) {
        return reads.of(SearchSql.SUGGEST)
                .with("query", tsquery)
                .with("size", limit)
                .list(row -> new Suggested(
                        new SearchDocument.Suggestion(
                                row.uuid(1), row.text(2), row.text(4) + "/" + row.text(2), row.text(5)),
                        row.uuid(3)));
    }
}
