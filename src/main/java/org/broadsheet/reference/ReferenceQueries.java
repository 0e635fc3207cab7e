package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.change.Keys;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Slice;

/** Reads sections, authors and tags, each answer by one statement. */
@ApplicationScoped
class ReferenceQueries {

    /**
     * Public articles that mention an author or tag: what the list of articles holds. One that mentions a duplicate too
     * counts once.
     */
    private static final String ARTICLES = """
            case when (select count(*) from published_ref d where d.merged_into = r.id) > 0 then (
                select count(distinct i.article_id)
                from published_ref d join published_in i on i.list = d.kind || ':' || d.id
                where d.lineage @> array[r.id])
            else (select count(*) from published_in i where i.list = r.kind || ':' || r.id) end""";

    private static final String JSON = """
            '{' || r.card
            || case when r.path is null then '' else
                ',"path":"' || r.path || '","parent":' || coalesce('{' || p.card || ',"path":"' || p.path || '"}', 'null')
                end
            || ',' || r.detail
            || case r.kind when 'author' then ',"image":' || coalesce('{' || m.card || '}', 'null') else '' end
            || case r.kind when 'section' then '' else ',"articleCount":' || {articles} end || '}'""".replace("{articles}", ARTICLES);

    /** The section {@code r} and all that it lies in, from the top: their ids, and a JSON array of them. */
    private static final String TRAIL = """
            case r.kind when 'section' then array_to_string(r.lineage, ' ') end as lineage,
            case r.kind when 'section' then (
                select '[' || string_agg('{' || l.card || ',"path":"' || l.path || '"}', ',' order by x.n) || ']'
                from unnest(r.lineage) with ordinality x (id, n) join published_ref l on l.id = x.id) end as trail""";

    /**
     * Whether a public article mentions it or, of a section, lies in it or below it. Materialized, since PostgreSQL expects
     * many rows of it and would scan for the first, which may not be there.
     */
    private static final String MENTIONED = """
            exists (
                with below as materialized (select d.kind, d.id from published_ref d where d.lineage @> array[r.id])
                select from below b join published_in i on i.list = b.kind || ':' || b.id)""";

    /** Whether readers see the section, author or tag {@code r} anywhere; in lists of its kind only where it is listed. */
    static final String SHOWN = "(r.listed and r.kind <> 'tag' or {mentioned})".replace("{mentioned}", MENTIONED);

    private static final String PAGE =
            """
            select page.sort, page.id, page.json, counted.total, page.parent_id, page.lineage, page.trail
            from (
                select count(*) as total from (
                    select from published_ref r where r.kind = :kind and r.listed and r.merged_into is null and (r.kind <> 'tag' or {mentioned})
                    limit :counted) c
            ) counted left join (
                select r.sort, r.id, r.parent_id, {json} as json, {trail}
                from published_ref r left join published_ref p on p.id = r.parent_id
                left join published_media m on m.media_id = r.image_id
                where r.kind = :kind and r.listed and r.merged_into is null and (r.kind <> 'tag' or {mentioned})
                    and (r.sort, r.id) {behind} (:sort, :id)
                order by r.sort {order}, r.id {order}
                limit :size
            ) page on true
            order by page.sort {order}, page.id {order}""".replace("{json}", JSON).replace("{trail}", TRAIL).replace("{mentioned}", MENTIONED);
    static final SqlStatement FORWARDS =
            SqlStatement.of(PAGE.replace("{behind}", ">").replace("{order}", "asc"));
    static final SqlStatement BACKWARDS =
            SqlStatement.of(PAGE.replace("{behind}", "<").replace("{order}", "desc"));

    static final SqlStatement ONE = SqlStatement.of(
            """
            select r.id, r.slug, {json}, r.parent_id, {trail}
            from published_name n
            join published_ref r on r.id = n.target
            left join published_ref p on p.id = r.parent_id
            left join published_media m on m.media_id = r.image_id
            where n.kind = :kind and n.name = :name and {shown}""".replace("{json}", JSON).replace("{trail}", TRAIL).replace("{shown}", SHOWN));

    private final Reads reads;

    ReferenceQueries(Reads reads) {
        this.reads = reads;
    }

    /** What lies above a section and the section itself, from the top: a JSON array. Null for others. */
    record Trail(List<UUID> ids, String json) {

        private static Trail of(String ids, String json) {
            return json == null
                    ? null
                    : new Trail(Stream.of(ids.split(" ")).map(UUID::fromString).toList(), json);
        }

        void addKeys(String kind, Set<String> keys) {
            ids.forEach(id -> keys.add(Keys.reference(kind, id)));
        }
    }

    record Row(byte[] sort, UUID id, String json, UUID parent, Trail trail) {

        void addKeys(String kind, Set<String> keys) {
            ReferenceQueries.addKeys(kind, id, parent, keys);
        }

        String[] key() {
            return new String[] {Base64.getEncoder().encodeToString(sort), id.toString()};
        }
    }

    record Found(UUID id, String slug, String json, UUID parent, Trail trail) {}

    /**
     * What one of a kind is made of: itself, which also stands for its picture and path, and what it lies in; of authors and
     * tags, the list whose articles are counted.
     */
    static void addKeys(String kind, UUID id, UUID parent, Set<String> keys) {
        keys.add(Keys.reference(kind, id));
        if (parent != null) {
            keys.add(Keys.reference(kind, parent));
        }
        if (!kind.equals(Reference.SECTION)) {
            keys.add(Keys.list(Keys.reference(kind, id)));
        }
    }

    /** Behind or before a cursor, in the order of names or of the tree; see {@link Slice#read}. */
    Counted<Row> page(String kind, Total total, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        List<Line> lines = reads.of(backwards ? BACKWARDS : FORWARDS)
                .with("kind", kind)
                .with(
                        "sort",
                        from.map(c -> Base64.getDecoder().decode(c.key().get(0)))
                                .orElse(new byte[0]))
                .with("id", from.map(c -> UUID.fromString(c.key().get(1))).orElse(new UUID(0, 0)))
                .with("counted", total.limit())
                .with("size", size)
                .list(row -> new Line(
                        row.uuid(2) == null
                                ? null
                                : new Row(
                                        row.bytes(1),
                                        row.uuid(2),
                                        row.text(3),
                                        row.uuid(5),
                                        Trail.of(row.text(6), row.text(7))),
                        row.number(4)));
        return new Counted<>(
                lines.stream().map(Line::row).filter(Objects::nonNull).toList(),
                total == Total.none ? null : lines.get(0).total());
    }

    /** A row of the page's statement, without one of the kind where the page is empty. */
    private record Line(Row row, Long total) {}

    /** What a slug, former slug or id leads to, where readers may see it. */
    Optional<Found> find(String kind, String name) {
        return reads.of(ONE)
                .with("kind", kind)
                .with("name", name)
                .first(row -> new Found(
                        row.uuid(1), row.text(2), row.text(3), row.uuid(4), Trail.of(row.text(5), row.text(6))));
    }
}
