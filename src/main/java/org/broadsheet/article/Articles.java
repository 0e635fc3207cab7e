package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Finds articles for whoever wants to do something with them. */
@ApplicationScoped
class Articles {

    /** How slugs and uses call articles. */
    static final String KIND = "article";

    /** @throws ProblemException 404 where there is none */
    Article find(UUID id) {
        return Article.<Article>findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /**
     * Holds the article until the transaction ends.
     *
     * @throws ProblemException 404 where there is none; 428, 412 or 400 as {@link Preconditions#demand}
     */
    Article lock(UUID id, String ifMatch) {
        Article article = Article.lock(id).orElseThrow(() -> unknown(id));
        Preconditions.demand(ifMatch, article.version());
        return article;
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no article " + id);
    }
}
