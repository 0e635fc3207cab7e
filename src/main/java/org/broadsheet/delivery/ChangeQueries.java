package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.change.ChangeType;
import org.broadsheet.query.Reads;
import org.broadsheet.query.Row;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;

/** Reads the log of changes in the order of its positions, each answer by one statement. */
@ApplicationScoped
class ChangeQueries {

    /** How many positions are looked through for one answer, however few of them are asked for. */
    private static final int WINDOW = 10_000;

    /** A section that readers do not see is one that never was. */
    private static final SqlStatement PAGE = SqlStatement.of("""
            with wanted as (
                select array_agg(k.prefix || d.id) as keys
                from unnest(:sections) s (name)
                join published_name n on n.kind = 'section' and n.name = s.name
                join published_ref r on r.id = n.target and {shown}
                join published_ref d on d.lineage @> array[r.id]
                cross join (values ('section:'), ('list:section:')) k (prefix)
            ), start as (
                select l.epoch, l.position as newest, (select min(position) from change) as oldest,
                    case when :latest then l.position
                        else coalesce(cast(:since as bigint), (select min(position) - 1 from change), l.position) end as since
                from change_log l
            ), scanned as (
                select c.* from start s cross join lateral (
                    select * from change c
                    where c.position > s.since and c.position <= s.newest
                    order by c.position limit :window
                ) c
            ), page as (
                select c.position, c.type, c.subject_id, c.slug, c.keys, c.at
                from scanned c cross join wanted w
                where c.type = any(:types) and (cardinality(:sections) = 0 or c.keys && w.keys or exists (
                    select from unnest(c.keys) k (key) join published_in i on i.article_id =
                        case when k.key similar to '(article|comments|votes):%' then cast(split_part(k.key, ':', 2) as uuid) end
                    where 'list:' || i.list = any(w.keys)))
                order by c.position limit :limit
            )
            select s.epoch, s.newest, s.oldest, s.since, (select max(position) from scanned), p.*
            from start s left join page p on true
            order by p.position""".replace("{shown}", Reference.SHOWN));

    private final Reads reads;

    ChangeQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * @param epoch in which the positions count
     * @param newest position in the log
     * @param since the position that was asked for, or taken for it
     * @param reached the position up to which nothing is left that was asked for
     * @param isExpired whether something after {@code since} is not kept any more, or it has never been a position
     */
    record Found(UUID epoch, long newest, long since, long reached, boolean isExpired, List<ChangeDocument> changes) {}

    /**
     * @param sections slugs or ids, each with all below it; empty for everything
     * @param since a position; empty for the oldest
     * @param latest whether only the position of the newest is wanted
     */
    Found page(List<ChangeType> types, List<String> sections, Optional<Long> since, boolean latest, int limit) {
        List<Line> lines = reads.of(PAGE)
                .with("types", types.stream().map(Enum::name).toArray(String[]::new))
                .with("sections", sections.toArray(String[]::new))
                .with("since", since.orElse(null))
                .with("latest", latest)
                .with("window", WINDOW)
                .with("limit", limit)
                .list(Line::of);
        Line first = lines.get(0);
        boolean erased = first.oldest() == null ? first.since() < first.newest() : first.since() < first.oldest() - 1;
        List<ChangeDocument> changes =
                lines.stream().map(Line::change).filter(Objects::nonNull).toList();
        long scanned = first.scanned() == null ? first.since() : first.scanned();
        long reached =
                changes.size() < limit ? scanned : lines.get(lines.size() - 1).position();
        return new Found(
                first.epoch(),
                first.newest(),
                first.since(),
                reached,
                erased || first.since() > first.newest(),
                changes);
    }

    /** A row of the page's statement, without a change where the page is empty. */
    private record Line(
            UUID epoch, long newest, Long oldest, long since, Long scanned, Long position, ChangeDocument change) {

        static Line of(Row row) throws SQLException {
            Long position = row.number(6);
            return new Line(
                    row.uuid(1),
                    row.number(2),
                    row.number(3),
                    row.number(4),
                    row.number(5),
                    position,
                    position == null ? null : change(row));
        }

        private static ChangeDocument change(Row row) throws SQLException {
            return new ChangeDocument(
                    ChangeType.valueOf(row.text(7)), row.uuid(8), row.text(9), List.of(row.texts(10)), row.instant(11));
        }
    }
}
