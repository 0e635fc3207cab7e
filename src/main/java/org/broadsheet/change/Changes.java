package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/** Writes the log. */
@ApplicationScoped
public class Changes {

    private final Session session;
    private final Clock clock;

    Changes(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Adds a change to the transaction that makes it true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Change change) {
        session.createNativeMutationQuery("""
                        insert into change (type, subject_id, slug, keys, at)
                        values (:type, :subject, cast(:slug as text), cast(:keys as text[]), :at)""")
                .setParameter("type", change.type())
                .setParameter("subject", change.subject())
                .setParameter("slug", change.slug())
                .setParameter("keys", change.keys().stream().sorted().toArray(String[]::new))
                .setParameter("at", clock.instant())
                .executeUpdate();
    }
}
