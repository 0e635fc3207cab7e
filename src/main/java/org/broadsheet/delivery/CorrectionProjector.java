package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.broadsheet.change.Change;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.correction.CorrectionMade;
import org.broadsheet.reference.Json;
import org.hibernate.Session;

/** Writes what readers see of corrections. */
@ApplicationScoped
class CorrectionProjector {

    private static final String INSERT = """
            insert into published_correction (id, article_id, kind, at, card)
            values (:id, :article, :kind, :at, :card)""";

    private final Session session;
    private final Changes changes;
    private final Json json;

    CorrectionProjector(Session session, Changes changes, Json json) {
        this.session = session;
        this.changes = changes;
        this.json = json;
    }

    void made(@Observes CorrectionMade correction) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("id", correction.id())
                .setParameter("article", correction.article())
                .setParameter("kind", correction.kind().name())
                .setParameter("at", correction.at())
                .setParameter(
                        "card",
                        json.members(new ArticleDocument.CorrectionCard(
                                correction.id(),
                                correction.kind(),
                                correction.text(),
                                correction.at(),
                                correction.revision())))
                .executeUpdate();
        changes.record(new Change(
                "correction.made",
                correction.id(),
                null,
                Set.of(Keys.article(correction.article()), Keys.corrections())));
    }
}
