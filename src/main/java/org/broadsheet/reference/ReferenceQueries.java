package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Slice;
import org.hibernate.StatelessSession;

/** Reads sections, authors and tags, each answer by one statement. */
@ApplicationScoped
class ReferenceQueries {

    private static final String JSON = """
            '{' || r.card
            || case when r.path is null then '' else
                ',"path":"' || r.path || '","parent":' || coalesce('{' || p.card || ',"path":"' || p.path || '"}', 'null')
                end
            || ',' || r.detail
            || case r.kind when 'author' then ',"image":' || coalesce('{' || m.card || '}', 'null') else '' end || '}'""";

    /**
     * Whether a public article mentions it or, of a section, lies in it or below it. Materialized, since PostgreSQL expects
     * many rows of it and would scan for the first, which may not be there.
     */
    private static final String MENTIONED = """
            exists (
                with below as materialized (select d.kind, d.id from published_ref d where d.lineage @> array[r.id])
                select from below b join published_in i on i.list = b.kind || ':' || b.id)""";

    private static final String PAGE = """
            select page.sort, page.id, page.json, counted.total
            from (
                select count(*) as total from (
                    select from published_ref r where r.kind = :kind and r.listed and r.merged_into is null and (r.kind <> 'tag' or {mentioned})
                    limit :counted) c
            ) counted left join (
                select r.sort, r.id, {json} as json
                from published_ref r left join published_ref p on p.id = r.parent_id
                left join published_media m on m.media_id = r.image_id
                where r.kind = :kind and r.listed and r.merged_into is null and (r.kind <> 'tag' or {mentioned})
                    and (r.sort, r.id) {behind} (:sort, :id)
                order by r.sort {order}, r.id {order}
                limit :size
            ) page on true
            order by page.sort {order}, page.id {order}""".replace("{json}", JSON).replace("{mentioned}", MENTIONED);
    static final String FORWARDS = PAGE.replace("{behind}", ">").replace("{order}", "asc");
    static final String BACKWARDS = PAGE.replace("{behind}", "<").replace("{order}", "desc");

    static final String ONE = """
            select r.id, r.slug, {json}
            from published_name n
            join published_ref r on r.id = n.target
            left join published_ref p on p.id = r.parent_id
            left join published_media m on m.media_id = r.image_id
            where n.kind = :kind and n.name = :name and (r.listed and r.kind <> 'tag' or {mentioned})""".replace("{json}", JSON).replace("{mentioned}", MENTIONED);

    private final StatelessSession session;

    ReferenceQueries(StatelessSession session) {
        this.session = session;
    }

    record Row(byte[] sort, UUID id, String json) {

        String[] key() {
            return new String[] {Base64.getEncoder().encodeToString(sort), id.toString()};
        }
    }

    record Found(UUID id, String slug, String json) {}

    /** Behind or before a cursor, in the order of names or of the tree; see {@link Slice#read}. */
    Counted<Row> page(String kind, Total total, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        List<Object[]> rows = session.createNativeQuery(backwards ? BACKWARDS : FORWARDS, Object[].class)
                .setParameter("kind", kind)
                .setParameter(
                        "sort",
                        from.map(c -> Base64.getDecoder().decode(c.key().get(0)))
                                .orElse(new byte[0]))
                .setParameter(
                        "id", from.map(c -> UUID.fromString(c.key().get(1))).orElse(new UUID(0, 0)))
                .setParameter("counted", total.limit())
                .setParameter("size", size)
                .getResultList();
        return new Counted<>(
                rows.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> new Row((byte[]) row[0], (UUID) row[1], (String) row[2]))
                        .toList(),
                total == Total.none ? null : ((Number) rows.get(0)[3]).longValue());
    }

    /** What a slug, former slug or id leads to, where readers may see it. */
    Optional<Found> find(String kind, String name) {
        return session.createNativeQuery(ONE, Object[].class)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .uniqueResultOptional()
                .map(row -> new Found((UUID) row[0], (String) row[1], (String) row[2]));
    }
}
