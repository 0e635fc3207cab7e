package org.broadsheet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.broadsheet.article.ActionTaken;

/** Writes down what is done to articles, in the transaction that does it. */
@ApplicationScoped
class ActionLog {

    void taken(@Observes ActionTaken action) {
        ArticleAction.of(action).persist();
    }
}
