package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;
import org.hibernate.StatelessSession;

/** Reads the corrections of public articles, each answer by one statement. */
@ApplicationScoped
class CorrectionQueries {

    private static final String PAGE = """
            select page.at, page.id, page.json, counted.total
            from (
                select count(*) as total from (
                    select from published_correction c join published_article a on a.article_id = c.article_id
                    where c.kind = any(:kinds)
                    limit :counted) c
            ) counted left join (
                select c.at, c.id, '{' || c.card || ',"article":{"id":"' || a.article_id || '","slug":"' || a.slug
                    || '","path":"' || s.path || '/' || a.slug || '","headline":'
                    || cast(cast('{' || a.head || '}' as json) -> 'headline' as text) || '}}' as json
                from published_correction c
                join published_article a on a.article_id = c.article_id
                join published_ref s on s.id = a.section_id
                where c.kind = any(:kinds) and (c.at, c.id) {behind} (:at, :id)
                order by c.at {order}, c.id {order}
                limit :size
            ) page on true
            order by page.at {order}, page.id {order}""";
    static final String NEWEST_FIRST = PAGE.replace("{behind}", "<").replace("{order}", "desc");
    static final String OLDEST_FIRST = PAGE.replace("{behind}", ">").replace("{order}", "asc");

    private final StatelessSession session;

    CorrectionQueries(StatelessSession session) {
        this.session = session;
    }

    record Row(Instant at, UUID id, String json) {

        String[] key() {
            return new String[] {at.toString(), id.toString()};
        }
    }

    /** Newest first, behind or before a cursor; see {@link org.broadsheet.shared.Slice#read}. */
    Counted<Row> page(List<CorrectionKind> kinds, Total total, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        List<Object[]> rows = session.createNativeQuery(backwards ? OLDEST_FIRST : NEWEST_FIRST, Object[].class)
                .setParameter("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .setParameter("at", from.map(c -> Instant.parse(c.key().get(0))).orElse(Sort.Dates.END))
                .setParameter(
                        "id", from.map(c -> UUID.fromString(c.key().get(1))).orElse(new UUID(-1, -1)))
                .setParameter("counted", total.limit())
                .setParameter("size", size)
                .getResultList();
        return new Counted<>(
                rows.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> new Row((Instant) row[0], (UUID) row[1], (String) row[2]))
                        .toList(),
                total == Total.none ? null : ((Number) rows.get(0)[3]).longValue());
    }
}
