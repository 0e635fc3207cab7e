package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.article.ArticleKilled;
import org.broadsheet.change.Change;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.Session;

/** What readers are told in the place of articles that were withdrawn for ever. */
@ApplicationScoped
class Withdrawals {

    private static final String BY_NAME = """
            select w.statement from published_name n join published_withdrawal w on w.article_id = n.target
            where n.kind = 'article' and n.name = :name""";

    private final Session session;
    private final Changes changes;

    Withdrawals(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    void killed(@Observes ArticleKilled article) {
        session.createNativeMutationQuery(
                        "insert into published_withdrawal (article_id, statement, at) values (:id, :statement, :at)")
                .setParameter("id", article.id())
                .setParameter("statement", article.statement())
                .setParameter("at", article.at())
                .executeUpdate();
        List<String> names = session.createNativeQuery(
                        "select name from published_name where kind = 'article' and target = :id", String.class)
                .setParameter("id", article.id())
                .getResultList();
        Set<String> keys = new TreeSet<>();
        keys.add(Keys.article(article.id()));
        names.forEach(name -> keys.add(Keys.slug(name)));
        changes.record(new Change("article.killed", article.id(), null, keys));
    }

    /**
     * Why there is no such article.
     *
     * @param name a slug, a former slug or an id
     * @return 410 {@code withdrawn} with the statement, or 404
     */
    ProblemException missing(String name) {
        return session.createNativeQuery(BY_NAME, String.class)
                .setParameter("name", name)
                .uniqueResultOptional()
                .map(statement -> new ProblemException(ProblemType.withdrawn, "This article was withdrawn")
                        .with("statement", statement)
                        .header("Cache-Control", Delivered.PUBLIC))
                .orElseGet(() -> new ProblemException(ProblemType.notFound, "There is no such article"));
    }
}
