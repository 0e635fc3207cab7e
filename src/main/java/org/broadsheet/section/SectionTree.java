package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Questions to the whole tree of sections, which PostgreSQL answers by recursion. */
@ApplicationScoped
class SectionTree {

    /** How many segments a path of sections may have. */
    static final int MAX_DEPTH = 10;

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtext('broadsheet.section')) as text)";

    private static final String ANCESTORS = """
            with recursive up (id, parent_id) as (
                select s.id, s.parent_id from section s where s.id = :id
                union all
                select s.id, s.parent_id from up join section s on s.id = up.parent_id
            )
            select id from up""";

    private static final String HEIGHT = """
            with recursive down (id, depth) as (
                select cast(:id as uuid), 1
                union all
                select s.id, down.depth + 1 from down join section s on s.parent_id = down.id
            )
            select max(depth) from down""";

    private static final String PLACES = """
            with recursive up (id, ancestor, path) as (
                select s.id, s.parent_id, '/' || s.segment from section s where s.id = any(:ids)
                union all
                select up.id, s.parent_id, '/' || s.segment || up.path from up join section s on s.id = up.ancestor
            )
            select up.id, p.slug, up.path
            from up join section s on s.id = up.id left join section p on p.id = s.parent_id
            where up.ancestor is null""";

    private static final String SUBTREES = """
            with recursive down (id) as (
                select s.id from section s where s.id = any(:ids)
                union
                select s.id from down join section s on s.parent_id = down.id
            )
            select id from down""";

    private final Session session;

    SectionTree(Session session) {
        this.session = session;
    }

    /** Where a section stands: the slug of the one above it, null at the top, and its path. */
    record Place(String parentSlug, String path) {}

    /** Until the transaction ends, no other one changes the tree. */
    void lock() {
        session.createNativeQuery(LOCK, String.class).getSingleResultOrNull();
    }

    /** The section and all above it. */
    List<UUID> ancestors(UUID section) {
        return session.createNativeQuery(ANCESTORS, UUID.class)
                .setParameter("id", section)
                .getResultList();
    }

    /** How many levels a section and all below it take. */
    int height(UUID section) {
        return session.createNativeQuery(HEIGHT, Integer.class)
                .setParameter("id", section)
                .getSingleResult();
    }

    /** The sections and all below them. */
    List<UUID> subtrees(Collection<UUID> sections) {
        return session.createNativeQuery(SUBTREES, UUID.class)
                .setParameter("ids", sections.toArray(UUID[]::new))
                .getResultList();
    }

    Map<UUID, Place> places(Collection<UUID> sections) {
        Map<UUID, Place> places = new HashMap<>();
        session.createNativeQuery(PLACES, Object[].class)
                .setParameter("ids", sections.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> places.put((UUID) row[0], new Place((String) row[1], (String) row[2])));
        return places;
    }
}
