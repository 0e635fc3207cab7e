package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.article.ArticleKilled;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.Session;

/** What readers are told in the place of articles that were withdrawn for ever. */
@ApplicationScoped
class Withdrawals {

    private static final SqlStatement BY_NAME = SqlStatement.of("""
            select w.statement from published_name n join published_withdrawal w on w.article_id = n.target
            where n.kind = 'article' and n.name = :name""");

    private static final SqlStatement BY_ID =
            SqlStatement.of("select statement from published_withdrawal where article_id = :id");

    private final Session session;
    private final Changes changes;
    private final Reads reads;

    Withdrawals(Session session, Changes changes, Reads reads) {
        this.session = session;
        this.changes = changes;
        this.reads = reads;
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
        if (names.isEmpty()) {
            return;
        }
        Set<String> keys = new TreeSet<>();
        keys.add(Keys.article(article.id()));
        names.forEach(name -> keys.add(Keys.slug(name)));
        changes.record(new Change(ChangeType.articleKilled, article.id(), null, keys));
    }

    /** 410 {@code withdrawn} with the statement. */
    ProblemException withdrawn(UUID article) {
        return withdrawn(
                reads.of(BY_ID).with("id", article).first(row -> row.text(1)).orElse(null));
    }

    private static ProblemException withdrawn(String statement) {
        return new ProblemException(ProblemType.withdrawn, "This article was withdrawn").with("statement", statement);
    }

    /**
     * Why there is no such article.
     *
     * @param name a slug, a former slug or an id
     * @return 410 {@code withdrawn} with the statement, or 404
     */
    ProblemException missing(String name) {
        return reads.of(BY_NAME)
                .with("name", name)
                .first(row -> row.text(1))
                .map(statement -> withdrawn(statement)
                        .keptUnder(Set.of(Ids.isId(name) ? Keys.article(UUID.fromString(name)) : Keys.slug(name))))
                .orElseGet(() -> new ProblemException(ProblemType.notFound, "There is no such article"));
    }
}
