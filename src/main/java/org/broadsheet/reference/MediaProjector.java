package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.change.Change;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.media.MediaDeleted;
import org.broadsheet.media.MediaSaved;
import org.hibernate.Session;

/** Writes what readers see of pictures. */
@ApplicationScoped
class MediaProjector {

    /** Raised when the stored JSON changes its form. */
    static final int PROJECTION = 1;

    private static final String ARTICLES =
            "select article_id from published_article where image_id = :id or media_ids @> array[cast(:id as uuid)]";
    private static final String AUTHORS = "select id from published_ref where image_id = :id";

    private final Session session;
    private final Changes changes;
    private final Json json;

    MediaProjector(Session session, Changes changes, Json json) {
        this.session = session;
        this.changes = changes;
        this.json = json;
    }

    void saved(@Observes MediaSaved media) {
        session.createNativeMutationQuery("""
                        insert into published_media (media_id, projection, card) values (:id, :projection, :card)
                        on conflict (media_id) do update set projection = excluded.projection, card = excluded.card""")
                .setParameter("id", media.id())
                .setParameter("projection", PROJECTION)
                .setParameter(
                        "card",
                        json.members(new MediaDocument(
                                media.id(),
                                media.url(),
                                media.alt(),
                                media.caption(),
                                media.credit(),
                                media.width(),
                                media.height(),
                                media.focalPoint(),
                                media.rights())))
                .executeUpdate();
        Set<String> keys = new TreeSet<>();
        showing(ARTICLES, media.id()).forEach(article -> keys.add(Keys.article(article)));
        showing(AUTHORS, media.id()).forEach(author -> keys.add(Keys.reference(Reference.AUTHOR, author)));
        if (!keys.isEmpty()) {
            changes.record(new Change("media.saved", media.id(), null, keys));
        }
    }

    private List<UUID> showing(String query, UUID media) {
        return session.createNativeQuery(query, UUID.class)
                .setParameter("id", media)
                .getResultList();
    }

    /** Nothing public showed it, or it would not have been deleted. */
    void deleted(@Observes MediaDeleted media) {
        session.createNativeMutationQuery("delete from published_media where media_id = :id")
                .setParameter("id", media.id())
                .executeUpdate();
    }
}
