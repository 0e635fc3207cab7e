package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.shared.ProblemException;

/**
 * Articles as readers would be shown them: projected and put together by what does it for those that are public, and written
 * nowhere.
 */
@ApplicationScoped
public class ArticlePreviews {

    private final ArticleRows rows;
    private final ArticleQueries queries;
    private final Withdrawals withdrawals;

    ArticlePreviews(ArticleRows rows, ArticleQueries queries, Withdrawals withdrawals) {
        this.rows = rows;
        this.queries = queries;
        this.withdrawals = withdrawals;
    }

    /** What is asked of an article. */
    public record Wanted(Set<Include> included, FieldSelection selection) {

        /**
         * By the parameters of the article itself.
         *
         * @throws ProblemException 400 where one names what no article has
         */
        public static Wanted of(String include, String fields) {
            FieldSelection selection = FieldSelection.parse(fields, ArticleDocument.class);
            return new Wanted(ArticlesResource.includedInOne(include, selection), selection);
        }
    }

    /** Finished JSON; empty where the article mentions what is no longer there. */
    public Optional<String> json(ArticlePublished article, Wanted wanted) {
        return queries.preview(rows.text(List.of(article)), wanted.included())
                .map(found -> ArticlesResource.picked(found.json(), wanted.selection()));
    }

    /** What is said in the place of an article that was withdrawn for ever. */
    public ProblemException withdrawn(UUID article) {
        return withdrawals.withdrawn(article);
    }
}
