package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.Keys;
import org.broadsheet.shared.Ids;
import org.hibernate.Session;

/** What sections, authors and tags have in common when their rows are made anew. */
@ApplicationScoped
class ReferenceRows {

    private static final String ALL =
            "select id from published_ref where kind = :kind and id > :behind order by id limit :most";

    private static final String OUTDATED = """
            select id from published_ref where kind = :kind and projection < :projection and id > :behind
            order by id limit :most""";

    /** All that readers can notice of rows, of those of duplicates too; and whether they see them in a list of their kind. */
    private static final String PRINTS = """
            select id, md5(cast(row (slug, listed, card, detail, image_id, own_sort, sort, parent_id, segment, path, lineage,
                merged_into) as text)), listed and kind <> 'tag'
            from published_ref where kind = :kind and (id = any(:ids) or merged_into = any(:ids))""";

    private final Session session;
    private final ReferenceProjector projector;

    ReferenceRows(Session session, ReferenceProjector projector) {
        this.session = session;
        this.projector = projector;
    }

    /** As {@link org.broadsheet.shared.Projection#next} for what is there on this side. */
    List<UUID> next(String kind, boolean all, UUID behind, int most) {
        return all
                ? session.createNativeQuery(ALL, UUID.class)
                        .setParameter("kind", kind)
                        .setParameter("behind", behind)
                        .setParameter("most", most)
                        .getResultList()
                : session.createNativeQuery(OUTDATED, UUID.class)
                        .setParameter("kind", kind)
                        .setParameter("projection", ReferenceProjector.PROJECTION)
                        .setParameter("behind", behind)
                        .setParameter("most", most)
                        .getResultList();
    }

    /** As above, with what there is on the write side. */
    List<UUID> next(String kind, boolean all, List<UUID> known, UUID behind, int most) {
        List<UUID> here = next(kind, all, behind, most);
        return all ? Ids.merged(known, here, most) : here;
    }

    private record Print(String digest, boolean listed) {

        private static final Print NONE = new Print("", false);
    }

    /** The keys of what is other than before when something has been done; of what readers see only, for the log is theirs. */
    Set<String> changedBy(String kind, Collection<UUID> ids, Runnable work) {
        Map<UUID, Print> before = prints(kind, ids);
        work.run();
        Map<UUID, Print> after = prints(kind, ids);
        Set<UUID> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        Set<String> keys = new TreeSet<>();
        for (UUID id : all) {
            Print was = before.getOrDefault(id, Print.NONE);
            if (!was.equals(after.getOrDefault(id, Print.NONE)) && (was.listed || projector.isShown(id))) {
                keys.add(Keys.reference(kind, id));
                keys.add(Keys.references(kind));
                keys.add(Keys.list(Keys.reference(kind, id)));
            }
        }
        return keys;
    }

    private Map<UUID, Print> prints(String kind, Collection<UUID> ids) {
        return session
                .createNativeQuery(PRINTS, Object[].class)
                .setParameter("kind", kind)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> new Print((String) row[1], (Boolean) row[2])));
    }

    /** Removes those of which the write side knows nothing. */
    void removeOthers(String kind, Collection<UUID> ids, Collection<UUID> known) {
        ids.stream().filter(id -> !known.contains(id)).forEach(id -> projector.remove(kind, id));
    }
}
