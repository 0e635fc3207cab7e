package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Keeps under which names things can be asked for; former slugs stay. */
@ApplicationScoped
public class Names {

    /** Rows that are there already are not touched. */
    private static final String KEEP = """
            insert into published_name (kind, name, target)
            select :kind, n.name, t.target
            from unnest(:targets, :slugs) t (target, slug)
                cross join lateral (values (t.slug), (cast(t.target as text))) n (name)
            where not exists (
                select from published_name k where k.kind = :kind and k.name = n.name and k.target = t.target)
            on conflict (kind, name) do update set target = excluded.target
            where published_name.target <> excluded.target""";

    private final Session session;

    Names(Session session) {
        this.session = session;
    }

    /** From now on the ids and their slugs lead to what has these ids. */
    public void keep(String kind, Map<UUID, String> slugs) {
        List<UUID> targets = List.copyOf(slugs.keySet());
        session.createNativeMutationQuery(KEEP)
                .setParameter("kind", kind)
                .setParameter("targets", targets.toArray(UUID[]::new))
                .setParameter("slugs", targets.stream().map(slugs::get).toArray(String[]::new))
                .executeUpdate();
    }

    /** What led to one target leads to another. */
    void passOn(UUID target, UUID next) {
        session.createNativeMutationQuery("update published_name set target = :next where target = :target")
                .setParameter("next", next)
                .setParameter("target", target)
                .executeUpdate();
    }

    void forget(UUID target) {
        session.createNativeMutationQuery("delete from published_name where target = :target")
                .setParameter("target", target)
                .executeUpdate();
    }
}
