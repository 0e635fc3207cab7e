package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.PublishedRevisions;
import org.broadsheet.change.Keys;
import org.broadsheet.shared.Projection;
import org.hibernate.Session;

/** What is to be found of articles, made anew from the revisions that are public. */
@ApplicationScoped
class SearchProjection implements Projection {

    /** Behind the articles. */
    private static final int TURN = 4;

    /** So many at once are in memory, whose bodies may be large. */
    private static final int CHUNK = 20;

    /** Of an earlier release, or of none that searched. */
    private static final String OUTDATED = """
            select a.article_id
            from published_article a left join published_search v on v.article_id = a.article_id
            where a.article_id > :behind and coalesce(v.projection, 0) < :projection
            order by a.article_id limit :most""";

    private final PublishedRevisions revisions;
    private final SearchRows rows;
    private final Session session;

    SearchProjection(PublishedRevisions revisions, SearchRows rows, Session session) {
        this.revisions = revisions;
        this.rows = rows;
        this.session = session;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int version() {
        return SearchRows.PROJECTION;
    }

    @Override
    public int turn() {
        return TURN;
    }

    @Override
    public List<UUID> next(boolean all, UUID behind, int most) {
        return all
                ? revisions.ids(behind, most)
                : session.createNativeQuery(OUTDATED, UUID.class)
                        .setParameter("projection", SearchRows.PROJECTION)
                        .setParameter("behind", behind)
                        .setParameter("most", most)
                        .getResultList();
    }

    @Override
    public Set<String> rebuild(List<UUID> ids) {
        revisions.hold(ids);
        boolean changed = false;
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<UUID> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            changed |= !rows.write(revisions.read(chunk)).isEmpty();
        }
        return changed ? Set.of(Keys.list("all")) : Set.of();
    }
}
