package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;

/** Reads the corrections of public articles, each answer by one statement. */
@ApplicationScoped
class CorrectionQueries {

    private static final String PAGE = """
            select page.at, page.id, page.json, counted.total, page.article_id, page.section_id
            from (
                select count(*) as total from (
                    select from published_correction c join published_article a on a.article_id = c.article_id
                    where c.kind = any(:kinds)
                    limit :counted) c
            ) counted left join (
                select c.at, c.id, '{' || c.card || ',"article":{"id":"' || a.article_id || '","slug":"' || a.slug
                    || '","path":"' || s.path || '/' || a.slug || '","headline":'
                    || cast(cast('{' || a.head || '}' as json) -> 'headline' as text) || '}}' as json,
                    a.article_id, a.section_id
                from published_correction c
                join published_article a on a.article_id = c.article_id
                join published_ref s on s.id = a.section_id
                where c.kind = any(:kinds) and (c.at, c.id) {behind} (:at, :id)
                order by c.at {order}, c.id {order}
                limit :size
            ) page on true
            order by page.at {order}, page.id {order}""";
    static final SqlStatement NEWEST_FIRST =
            SqlStatement.of(PAGE.replace("{behind}", "<").replace("{order}", "desc"));
    static final SqlStatement OLDEST_FIRST =
            SqlStatement.of(PAGE.replace("{behind}", ">").replace("{order}", "asc"));

    private final Reads reads;

    CorrectionQueries(Reads reads) {
        this.reads = reads;
    }

    record Row(Instant at, UUID id, String json, UUID article, UUID section) {

        String[] key() {
            return new String[] {at.toString(), id.toString()};
        }
    }

    /** Newest first, behind or before a cursor; see {@link org.broadsheet.shared.Slice#read}. */
    Counted<Row> page(List<CorrectionKind> kinds, Total total, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        List<Line> lines = reads.of(backwards ? OLDEST_FIRST : NEWEST_FIRST)
                .with("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .with("at", from.map(c -> Instant.parse(c.key().get(0))).orElse(Sort.Dates.END))
                .with("id", from.map(c -> UUID.fromString(c.key().get(1))).orElse(new UUID(-1, -1)))
                .with("counted", total.limit())
                .with("size", size)
                .list(row -> new Line(
                        row.uuid(2) == null
                                ? null
                                : new Row(row.instant(1), row.uuid(2), row.text(3), row.uuid(5), row.uuid(6)),
                        row.number(4)));
        return new Counted<>(
                lines.stream().map(Line::row).filter(Objects::nonNull).toList(),
                total == Total.none ? null : lines.get(0).total());
    }

    /** A row of the page's statement, without a correction where the page is empty. */
    private record Line(Row row, Long total) {}
}
