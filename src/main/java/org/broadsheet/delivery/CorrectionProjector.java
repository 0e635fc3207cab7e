package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.correction.CorrectionMade;
import org.hibernate.Session;

/** Writes what readers see of corrections. */
@ApplicationScoped
class CorrectionProjector {

    private final Session session;
    private final CorrectionRows rows;
    private final Changes changes;

    CorrectionProjector(Session session, CorrectionRows rows, Changes changes) {
        this.session = session;
        this.rows = rows;
        this.changes = changes;
    }

    void made(@Observes CorrectionMade correction) {
        Set<String> keys = rows.write(List.of(correction));
        session.createNativeQuery("select slug from published_article where article_id = :id", String.class)
                .setParameter("id", correction.article())
                .uniqueResultOptional()
                .ifPresent(slug ->
                        changes.record(new Change(ChangeType.correctionMade, correction.article(), slug, keys)));
    }
}
