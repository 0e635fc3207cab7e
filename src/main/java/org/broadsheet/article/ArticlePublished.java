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
}
