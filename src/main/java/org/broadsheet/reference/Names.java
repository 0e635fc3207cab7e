package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** Keeps under which names things can be asked for; former slugs stay. */
@ApplicationScoped
public class Names {

    private final Session session;

    Names(Session session) {
        this.session = session;
    }

    /** From now on the id and the slug lead to the target. */
    public void keep(String kind, UUID target, String slug) {
        session.createNativeMutationQuery("""
                        insert into published_name (kind, name, target)
                        values (:kind, :slug, :target), (:kind, cast(:target as text), :target)
                        on conflict (kind, name) do update set target = excluded.target
                        where published_name.target <> excluded.target""")
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .setParameter("target", target)
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
