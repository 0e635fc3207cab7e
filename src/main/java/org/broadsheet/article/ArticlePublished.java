package org.broadsheet.article;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;

/** Readers see this revision, or other dates with it, from now on; fired in the transaction that makes it so. */
public record ArticlePublished(
        UUID id,
        UUID revision,
        ArticleContent content,
        Instant publishedAt,
        Instant firstPublishedAt,
        Instant updatedAt,
        Instant modifiedAt) {

    static ArticlePublished of(Article article, Revision revision) {
        return new ArticlePublished(
                article.id(),
                revision.id(),
                revision.content(),
                article.publishedAt(),
                article.firstPublishedAt(),
                article.updatedAt(),
                article.modifiedAt());
    }

    /**
     * As it would be told if the revision became public at the time that it is scheduled for or, without one, now; as it was
     * told where it is public.
     */
    static ArticlePublished asIf(Article article, Revision revision, Instant now) {
        if (revision.id().equals(article.publishedRevision())
                && article.dateLine().equals(article.publishedAt())) {
            return of(article, revision);
        }
        Schedule schedule = article.schedule();
        boolean isDue = schedule != null && schedule.publishAt() != null && schedule.failedAt() == null;
        Instant then = isDue ? schedule.publishAt() : now;
        return new ArticlePublished(
                article.id(),
                revision.id(),
                revision.content(),
                article.dateLine() == null ? then : article.dateLine(),
                article.firstPublishedAt() == null ? then : article.firstPublishedAt(),
                article.updatedAt(),
                then);
    }
}
