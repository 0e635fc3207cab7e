package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.change.ChangeType;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;

/** Reads from the log of changes what became of comments, in the order of positions. */
@ApplicationScoped
class CommentLog {

    private static final SqlStatement OF_ARTICLE = SqlStatement.of(
            """
            select a.article_id, a.slug, l.epoch, l.position, (select min(position) from change),
                c.position, c.type, c.subject_id, c.part_id
            from {published} cross join change_log l
            left join lateral (
                select d.* from change d
                where d.subject_id = a.article_id and d.part_id is not null
                    and d.position > coalesce(cast(:since as bigint), l.position) and d.position <= l.position
                order by d.position limit :limit
            ) c on true
            where n.kind = 'article' and n.name = :article and {threads}
            order by c.position""".replace("{published}", PublishedArticles.WITH_THREAD).replace("{threads}", ThreadState.IS_SHOWN));

    private static final SqlStatement OF_ARTICLES = SqlStatement.of("""
            select null, null, null, null, null, c.position, c.type, c.subject_id, c.part_id
            from change c
            where c.position > :from and c.position <= :to and (c.subject_id = any(:articles) or c.type = 'commentingChanged')
            order by c.position""");

    private final Reads reads;
    private final Conversation conversation;

    CommentLog(Reads reads, Conversation conversation) {
        this.reads = reads;
        this.conversation = conversation;
    }

    /** @param comment null where the article itself changed, or what holds there */
    record Entry(long position, ChangeType type, UUID article, UUID comment) {

        private static Entry of(Row row) throws SQLException {
            Long position = row.number(6);
            return position == null
                    ? null
                    : new Entry(position, ChangeType.valueOf(row.text(7)), row.uuid(8), row.uuid(9));
        }
    }

    /**
     * What became of an article's comments.
     *
     * @param slug the one that it has now
     * @param epoch in which positions count
     * @param newest position in the log
     * @param oldest position that is kept; null for none
     */
    record Found(UUID article, String slug, UUID epoch, long newest, Long oldest, List<Entry> entries) {

        /** Whether what followed a position is not kept any more, or there has never been such a position. */
        boolean lacks(long since) {
            boolean erased = oldest == null ? since < newest : since < oldest - 1;
            return erased || since > newest;
        }
    }

    /**
     * @param name of the article
     * @param since a position; empty for the newest, so that nothing is found but where to go on
     * @return empty where no public article has that name
     */
    Optional<Found> of(String name, Optional<Long> since, int limit) {
        List<Line> lines = reads.of(OF_ARTICLE)
                .with("article", name)
                .with("mode", conversation.mode())
                .with("since", since.orElse(null))
                .with("limit", limit)
                .list(row ->
                        new Line(row.uuid(1), row.text(2), row.uuid(3), row.number(4), row.number(5), Entry.of(row)));
        return lines.stream()
                .findFirst()
                .map(first -> new Found(
                        first.article(),
                        first.slug(),
                        first.epoch(),
                        first.newest(),
                        first.oldest(),
                        lines.stream().map(Line::entry).filter(Objects::nonNull).toList()));
    }

    /**
     * What happened to any of the articles and their comments, or was set for many at once, behind one position and up to
     * another.
     */
    List<Entry> between(long from, long to, Collection<UUID> articles) {
        return reads.of(OF_ARTICLES)
                .with("from", from)
                .with("to", to)
                .with("articles", articles.toArray(UUID[]::new))
                .list(Entry::of);
    }

    private record Line(UUID article, String slug, UUID epoch, Long newest, Long oldest, Entry entry) {}
}
