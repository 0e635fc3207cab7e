package org.broadsheet.resolver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;

/** Looks up, by one statement, what stands at any of several places. */
@ApplicationScoped
class ResolveQueries {

    /** A withdrawn article has a statement and nothing else. */
    static final SqlStatement FIND = SqlStatement.of("""
            select 'article' as kind, a.article_id as id, a.slug, s.path || '/' || a.slug as path, a.section_id as section,
                null as statement
            from published_name n
            join published_article a on a.article_id = n.target
            join published_ref s on s.id = a.section_id
            where n.kind = 'article' and n.name = :article
            union all
            select 'article', null, null, null, null, w.statement
            from published_name n join published_withdrawal w on w.article_id = n.target
            where n.kind = 'article' and n.name = :article
            union all
            select 'section', r.id, r.slug, r.path, null, null
            from published_path p join published_ref r on r.id = p.section_id
            where p.path = :section and {shown}
            union all
            select r.kind, r.id, r.slug, coalesce(r.path, ''), null, null
            from unnest(array['section', 'author', 'tag'], array[:section, :author, :tag]) w (kind, name)
            join published_name n on n.kind = w.kind and n.name = w.name
            join published_ref r on r.id = n.target
            where {shown}""".replace("{shown}", Reference.SHOWN));

    private final Reads reads;

    ResolveQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * What a place leads to, now or since it moved.
     *
     * @param path as delivery gives it; empty where the kind has none
     * @param section of an article, null for others
     * @param statement of an article that was withdrawn, of which nothing else is known; null for others
     */
    record Found(Place.Kind kind, UUID id, String slug, String path, UUID section, String statement) {}

    /** @param places at most one of each kind */
    List<Found> find(List<Place> places) {
        Map<Place.Kind, String> names = new EnumMap<>(Place.Kind.class);
        places.forEach(place -> names.put(place.kind(), place.name()));
        Reads.Reading reading = reads.of(FIND);
        for (Place.Kind kind : Place.Kind.values()) {
            reading.with(kind.name(), names.getOrDefault(kind, ""));
        }
        return reading.list(row -> new Found(
                Place.Kind.valueOf(row.text(1)), row.uuid(2), row.text(3), row.text(4), row.uuid(5), row.text(6)));
    }
}
