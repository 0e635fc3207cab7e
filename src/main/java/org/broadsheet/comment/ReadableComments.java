package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** The comments about which readers do something. */
@ApplicationScoped
class ReadableComments {

    private final PublishedArticles articles;
    private final ArticleStats stats;

    ReadableComments(PublishedArticles articles, ArticleStats stats) {
        this.articles = articles;
        this.stats = stats;
    }

    /**
     * A comment whose text can be read now; its article is held until the transaction ends.
     *
     * @throws ProblemException 404 where there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Comment hold(UUID id) {
        UUID article = Comment.articleOf(id)
                .filter(of -> articles.find(of.toString()).isPresent())
                .orElseThrow(() -> unknown(id));
        stats.hold(article);
        // Only now, so that it is as whoever held the article before left it.
        return Comment.<Comment>findByIdOptional(id).filter(Comment::isApproved).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no comment " + id);
    }
}
