package org.broadsheet.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.broadsheet.article.ArticlePublished;

/** Writes what is to be found; what is unpublished goes with the public article. */
@ApplicationScoped
class SearchProjector {

    private final SearchRows rows;

    SearchProjector(SearchRows rows) {
        this.rows = rows;
    }

    /** Behind those that make the article public; the change that they tell of ends every answer made of words, too. */
    void published(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ArticlePublished article) {
        rows.write(List.of(article));
    }
}
