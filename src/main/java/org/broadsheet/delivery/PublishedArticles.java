package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What others may ask about public articles. */
@ApplicationScoped
public class PublishedArticles {

    /**
     * For statements that begin at a public article: {@code published_article a}, to be narrowed by {@code n.kind =
     * 'article'} and {@code n.name}, which is a slug, a former slug or an id.
     */
    public static final String BY_NAME = "published_name n join published_article a on a.article_id = n.target";

    private static final String FIND = """
            select a.article_id, a.slug, t.comments_open
            from {published} join article_stats t on t.article_id = a.article_id
            where n.kind = 'article' and n.name = :name""".replace("{published}", BY_NAME);

    private final StatelessSession session;

    PublishedArticles(StatelessSession session) {
        this.session = session;
    }

    /**
     * @param slug the one it has now
     * @param commentsOpen whether the article itself takes comments
     */
    public record Found(UUID id, String slug, boolean commentsOpen) {

        /** Whether the name is a present one, not a former slug. */
        public boolean isNamed(String name) {
            return name.equals(slug) || name.equals(id.toString());
        }
    }

    /** @param name slug, former slug or id */
    public Optional<Found> find(String name) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("name", name)
                .uniqueResultOptional()
                .map(row -> new Found((UUID) row[0], (String) row[1], (Boolean) row[2]));
    }
}
