package org.broadsheet.article;

import java.time.Instant;
import java.util.UUID;
import org.broadsheet.content.ArticleType;
import org.broadsheet.workflow.ArticleStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ArticleRow", description = "An article in a list of editors")
record ArticleRowView(
        UUID id,
        int version,

        ArticleStatus status,

        boolean hasUnpublishedChanges,
        String slug,
        String headline,
        ArticleType type,
        String language,
        @Schema(description = "Slug") String section,
        @Schema(nullable = true) Instant publishedAt,
        Instant createdAt,
        Instant savedAt) {

    static ArticleRowView of(ArticleRow row, String section) {
        Article article = row.article();
        return new ArticleRowView(
                article.id(),
                article.version(),
                article.status(),
                article.hasUnpublishedChanges(),
                row.slug(),
                row.headline(),
                row.type(),
                row.language(),
                section,
                article.dateLine(),
                article.createdAt(),
                article.savedAt());
    }
}
