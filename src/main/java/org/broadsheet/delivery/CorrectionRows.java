package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.broadsheet.correction.CorrectionMade;
import org.broadsheet.correction.Corrections;
import org.broadsheet.reference.Json;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;

/** The rows of corrections in the read model: written as they are made, and made anew. */
@ApplicationScoped
class CorrectionRows implements Projection {

    /** Raised when the stored JSON changes its form. */
    private static final int PROJECTION = 1;

    /** Tells the articles of those that are other than before. */
    private static final String UPSERT = """
            with n as materialized (
                select * from json_to_recordset(cast(:rows as json))
                    as n (id uuid, article uuid, kind text, at timestamptz, card text)
            ), other as materialized (
                select n.id, n.article from n left join published_correction p on p.id = n.id
                where (p.article_id, p.kind, p.at, p.card) is distinct from (n.article, n.kind, n.at, n.card)
            ), saved as (
                insert into published_correction (id, projection, article_id, kind, at, card)
                select n.id, :projection, n.article, n.kind, n.at, n.card from n
                where n.id in (select id from other) or exists (
                    select from published_correction p where p.id = n.id and p.projection <> :projection)
                on conflict (id) do update set
                    projection = excluded.projection, article_id = excluded.article_id, kind = excluded.kind,
                    at = excluded.at, card = excluded.card
            )
            select article from other""";

    private static final String REMOVE = "delete from published_correction where id = any(:ids) returning article_id";

    private static final String ALL = "select id from published_correction where id > :behind order by id limit :most";

    private static final String OUTDATED = """
            select id from published_correction where projection < :projection and id > :behind order by id limit :most""";

    private final Session session;
    private final Corrections corrections;
    private final Json json;

    CorrectionRows(Session session, Corrections corrections, Json json) {
        this.session = session;
        this.corrections = corrections;
        this.json = json;
    }

    private record Row(UUID id, UUID article, String kind, Instant at, String card) {

        static Row of(CorrectionMade made, Json json) {
            return new Row(
                    made.id(),
                    made.article(),
                    made.kind().name(),
                    made.at(),
                    json.members(new ArticleDocument.CorrectionCard(
                            made.id(), made.kind(), made.text(), made.at(), made.revision())));
        }
    }

    /** Gives the keys of what is other than before. */
    Set<String> write(Collection<CorrectionMade> made) {
        return keys(session.createNativeQuery(UPSERT, UUID.class)
                .setParameter("projection", PROJECTION)
                .setParameter(
                        "rows",
                        json.text(made.stream()
                                .map(correction -> Row.of(correction, json))
                                .toList()))
                .getResultList());
    }

    private static Set<String> keys(List<UUID> articles) {
        Set<String> keys = new TreeSet<>();
        articles.forEach(article -> {
            keys.add(Keys.article(article));
            keys.add(Keys.corrections());
        });
        return keys;
    }

    @Override
    public String name() {
        return "corrections";
    }

    @Override
    public int version() {
        return PROJECTION;
    }

    @Override
    public int turn() {
        return ArticleProjection.TURN;
    }

    @Override
    public List<UUID> next(boolean all, UUID behind, int most) {
        return all
                ? Ids.merged(
                        corrections.ids(behind, most),
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
        List<CorrectionMade> made = corrections.read(ids);
        Set<UUID> others = new HashSet<>(ids);
        made.forEach(correction -> others.remove(correction.id()));
        Set<String> keys = write(made);
        keys.addAll(keys(session.createNativeQuery(REMOVE, UUID.class)
                .setParameter("ids", others.toArray(UUID[]::new))
                .getResultList()));
        return keys;
    }
}
