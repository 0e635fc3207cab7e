package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.workflow.Publication;

/** What readers would see of articles, for whoever shows it to somebody before they do. */
@ApplicationScoped
public class Drafts {

    private final Articles articles;

    Drafts(Articles articles) {
        this.articles = articles;
    }

    /**
     * Demands that a revision can be shown.
     *
     * @param number of the revision, in a request's {@code /revision}; null for whichever is the draft
     * @return the revision's id; null for none in particular
     * @throws ProblemException 404 where there is no article that the caller may read, 409 {@code invalidState} where it was
     *     withdrawn for ever, 400 where it has no such revision
     */
    public UUID demand(UUID article, Integer number, Caller caller) {
        Article found = articles.find(article, caller);
        if (found.publication() == Publication.killed) {
            throw new ProblemException(ProblemType.invalidState, "It was withdrawn for ever and is shown to nobody")
                    .with("state", found.status());
        }
        if (number == null) {
            return null;
        }
        return Revision.of(article, number)
                .orElseThrow(() -> ProblemException.invalid(FieldError.at(
                        "/revision", "unknownReference", "There is no revision " + number + " of this article")))
                .id();
    }

    /** Whether the article was withdrawn for ever. */
    public boolean isKilled(UUID article) {
        return Article.<Article>findById(article).publication() == Publication.killed;
    }

    /**
     * As it would be told if the article became public.
     *
     * @param revision one of its revisions; null for the draft
     */
    public ArticlePublished published(UUID article, UUID revision, Instant now) {
        Article found = Article.findById(article);
        return ArticlePublished.asIf(
                found, revision == null ? Revision.draftOf(found) : Revision.findById(revision), now);
    }
}
