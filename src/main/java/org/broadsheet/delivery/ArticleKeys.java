package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.hibernate.Session;

/** Which answers hang on an article. */
@ApplicationScoped
class ArticleKeys {

    /** A section's articles are also in the lists of those above it, a duplicate's in that of its survivor. */
    private static final String ABOVE = """
            select distinct l.kind || ':' || a.id
            from (
                select split_part(list, ':', 1), case when list similar to '(section|primary|author|tag):%'
                    then cast(split_part(list, ':', 2) as uuid) end
                from unnest(:lists) u (list)
            ) l (kind, id)
            join published_ref r on r.id = l.id cross join unnest(r.lineage) a (id)""";

    /** Sections, authors and tags of which no other article is in the list: they come to be seen by this one, or no more. */
    private static final String FIRST_OR_LAST = """
            select distinct r.kind, a.id
            from (
                select list, case when list similar to '(section|author|tag):%'
                    then cast(split_part(list, ':', 2) as uuid) end
                from unnest(:lists) u (list)
            ) l (list, id)
            join published_ref r on r.id = l.id cross join unnest(r.lineage) a (id)
            where not exists (select from published_in i where i.list = l.list and i.article_id <> :id)""";

    private static final String IS_CORRECTED =
            "select exists (select from published_correction where article_id = any(:ids))";

    private final Session session;

    ArticleKeys(Session session) {
        this.session = session;
    }

    /** What the lists before and now, and all that these lie in, are called; and whatever readers see of them. */
    Set<String> of(UUID id, String slug, Set<String> before, Set<String> now) {
        Set<String> keys = ofContents(Map.of(id, slug));
        Set<String> lists = new HashSet<>(before);
        lists.addAll(now);
        lists.stream().filter(list -> !list.startsWith(Lists.ARTICLE)).forEach(list -> keys.add(Keys.list(list)));
        session.createNativeQuery(ABOVE, String.class)
                .setParameter("lists", lists.toArray(String[]::new))
                .getResultList()
                .forEach(list -> keys.add(Keys.list(list)));
        lists.removeIf(list -> before.contains(list) && now.contains(list));
        session.createNativeQuery(FIRST_OR_LAST, Object[].class)
                .setParameter("id", id)
                .setParameter("lists", lists.toArray(String[]::new))
                .getResultList()
                .forEach(shown -> {
                    keys.add(Keys.reference((String) shown[0], (UUID) shown[1]));
                    keys.add(Keys.references((String) shown[0]));
                });
        return keys;
    }

    /** As above, where only what articles say is other than before, and no list. */
    Set<String> ofContents(Map<UUID, String> slugs) {
        Set<String> keys = new TreeSet<>();
        slugs.forEach((id, slug) -> {
            keys.add(Keys.article(id));
            keys.add(Keys.slug(slug));
        });
        if (session.createNativeQuery(IS_CORRECTED, Boolean.class)
                .setParameter("ids", slugs.keySet().toArray(UUID[]::new))
                .getSingleResult()) {
            keys.add(Keys.corrections());
        }
        return keys;
    }
}
