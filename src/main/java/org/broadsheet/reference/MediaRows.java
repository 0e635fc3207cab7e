package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.Keys;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.media.MediaSaved;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;

/** The rows of pictures in the read model: written as they are saved, and made anew. */
@ApplicationScoped
class MediaRows implements Projection {

    /** Raised when the stored JSON changes its form. */
    private static final int PROJECTION = 1;

    /** Tells the ids of those that are other than before. */
    private static final String UPSERT = """
            with n as materialized (
                select * from json_to_recordset(cast(:rows as json)) as n (id uuid, card text)
            ), saved as (
                insert into published_media (media_id, projection, card)
                select n.id, :projection, n.card from n
                where not exists (
                    select from published_media p
                    where p.media_id = n.id and p.projection = :projection and p.card = n.card)
                on conflict (media_id) do update set projection = excluded.projection, card = excluded.card
            )
            select n.id from n left join published_media p on p.media_id = n.id where p.card is distinct from n.card""";

    private static final String ALL =
            "select media_id from published_media where media_id > :behind order by media_id limit :most";

    private static final String OUTDATED = """
            select media_id from published_media where projection < :projection and media_id > :behind
            order by media_id limit :most""";

    private static final String ARTICLES =
            "select article_id from published_article where image_id = :id or media_ids @> array[cast(:id as uuid)]";
    private static final String AUTHORS = "select id from published_ref where image_id = :id";

    private final Session session;
    private final MediaLibrary media;
    private final Json json;

    MediaRows(Session session, MediaLibrary media, Json json) {
        this.session = session;
        this.media = media;
        this.json = json;
    }

    private record Row(UUID id, String card) {}

    /** Gives the ids of those that are other than before. */
    Set<UUID> write(Collection<MediaSaved> pictures) {
        return Set.copyOf(session.createNativeQuery(UPSERT, UUID.class)
                .setParameter("projection", PROJECTION)
                .setParameter("rows", json.text(pictures.stream().map(this::row).toList()))
                .getResultList());
    }

    private Row row(MediaSaved picture) {
        return new Row(
                picture.id(),
                json.members(new MediaDocument(
                        picture.id(),
                        picture.url(),
                        picture.alt(),
                        picture.caption(),
                        picture.credit(),
                        picture.width(),
                        picture.height(),
                        picture.focalPoint(),
                        picture.rights())));
    }

    /** The keys of the answers that show it. */
    Set<String> keys(UUID picture) {
        Set<String> keys = new TreeSet<>();
        showing(ARTICLES, picture).forEach(article -> keys.add(Keys.article(article)));
        showing(AUTHORS, picture).forEach(author -> keys.add(Keys.reference(Reference.AUTHOR, author)));
        return keys;
    }

    private List<UUID> showing(String query, UUID picture) {
        return session.createNativeQuery(query, UUID.class)
                .setParameter("id", picture)
                .getResultList();
    }

    void remove(Collection<UUID> ids) {
        session.createNativeMutationQuery("delete from published_media where media_id = any(:ids)")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public int version() {
        return PROJECTION;
    }

    @Override
    public int turn() {
        return Reference.TURN - 1;
    }

    @Override
    public List<UUID> next(boolean all, UUID behind, int most) {
        return all
                ? Ids.merged(
                        media.ids(behind, most),
                        session.createNativeQuery(ALL, UUID.class)
                                .setParameter("behind", behind)
                                .setParameter("most", most)
                                .getResultList(),
                        most)
                : session.createNativeQuery(OUTDATED, UUID.class)
                        .setParameter("projection", PROJECTION)
                        .setParameter("behind", behind)
                        .setParameter("most", most)
                        .getResultList();
    }

    @Override
    public Set<String> rebuild(List<UUID> ids) {
        List<MediaSaved> saved = media.hold(ids);
        Set<UUID> others = new HashSet<>(ids);
        saved.forEach(picture -> others.remove(picture.id()));
        remove(others);
        return write(saved).stream().flatMap(id -> keys(id).stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
