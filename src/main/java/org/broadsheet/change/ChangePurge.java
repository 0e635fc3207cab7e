package org.broadsheet.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.broadsheet.shared.Purge;
import org.hibernate.Session;

/** Changes that are too old for whoever follows. */
@ApplicationScoped
class ChangePurge implements Purge {

    /** From the beginning only, so that what is kept has no gap; what has no position yet is kept. */
    private static final String PURGE = """
            delete from change where position in (
                select position from (
                    select position, at from change where position is not null order by position limit :most) c
                where at < :before)""";

    private final Session session;
    private final ChangeLogConfig config;

    ChangePurge(Session session, ChangeLogConfig config) {
        this.session = session;
        this.config = config;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public int purge(Instant now, int most) {
        return session.createNativeMutationQuery(PURGE)
                .setParameter("before", now.minus(config.retention()))
                .setParameter("most", most)
                .executeUpdate();
    }
}
