package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/** What readers are to see of articles, for whoever makes the read model anew. */
@ApplicationScoped
public class PublishedRevisions {

    private static final String IDS = """
            select id from article where id > :behind and published_revision is not null order by id limit :most""";

    /** Shared, so that it stops nobody but who would publish, withdraw or save. */
    private static final String HOLD = "select id from article where id = any(:ids) order by id for share";

    /** The records without their entities, of which there may be very many. */
    private static final String PUBLISHED = """
            select new org.broadsheet.article.ArticlePublished(
                a.id, r.id,
                new org.broadsheet.content.ArticleContent(
                    r.slug, r.type, r.language, r.headline, r.headlines, r.kicker, r.standfirst, r.dateline, r.bylineText,
                    r.section, r.sections, r.byline, r.tags, r.image, r.body),
                a.publishedAt, a.firstPublishedAt, a.updatedAt, a.modifiedAt)
            from Article a join Revision r on r.id = a.publishedRevision
            where a.id in :ids order by a.id""";

    private final Session session;
    private final StatelessSession readers;

    PublishedRevisions(Session session, StatelessSession readers) {
        this.session = session;
        this.readers = readers;
    }

    /** Of the articles that are public, in their order. */
    public List<UUID> ids(UUID behind, int most) {
        return session.createNativeQuery(IDS, UUID.class)
                .setParameter("behind", behind)
                .setParameter("most", most)
                .getResultList();
    }

    /** What is public of them stays as it is until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Collection<UUID> ids) {
        session.createNativeQuery(HOLD, UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** As it was told when each of them was published last; nothing of those that are not public. */
    public List<ArticlePublished> read(Collection<UUID> ids) {
        return readers.createQuery(PUBLISHED, ArticlePublished.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
