package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.Headlines;
import org.broadsheet.content.References;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Revision",
        description =
                "One save of an article, as it was. References are the present slugs; the id stands for what is no"
                        + " longer there")
record RevisionView(
        @Schema(description = "From 1, in the order of the saves", minimum = "1")
        int number,

        @Schema(description = "Whether it is what editors see: the one that the next save starts from")
        boolean draft,

        @Schema(description = "Whether it is what readers see")
        boolean published,

        String slug,
        String headline,
        Headlines headlines,
        @Schema(nullable = true) String kicker,
        @Schema(nullable = true) String standfirst,
        ArticleType type,
        String language,
        @Schema(description = "Slug, or id") String section,
        @Schema(description = "Slugs, or ids") List<String> sections,
        @Schema(description = "Slugs, or ids") List<String> tags,
        List<BylineInput> byline,
        @Schema(nullable = true) String bylineText,
        @Schema(nullable = true) String dateline,

        @Schema(nullable = true, description = "Id of the picture that leads it")
        UUID image,

        List<Block> body,

        @Schema(nullable = true, description = "What the newsroom says about this save")
        String note,

        Instant savedAt,
        AccountSummary savedBy) {

    static RevisionView of(Article article, Revision revision, References.Known known, AccountSummary savedBy) {
        ArticleContent content = known.present(revision.content());
        return new RevisionView(
                revision.number(),
                revision.id().equals(article.draftRevision()),
                revision.id().equals(article.publishedRevision()),
                content.slug(),
                content.headline(),
                content.headlines(),
                content.kicker(),
                content.standfirst(),
                content.type(),
                content.language(),
                known.section(content.section()),
                content.sections().stream().map(known::section).toList(),
                content.tags().stream().map(known::tag).toList(),
                content.byline().stream()
                        .map(c -> new BylineInput(known.author(c.author()), c.name(), c.role()))
                        .toList(),
                content.bylineText(),
                content.dateline(),
                content.image(),
                content.body(),
                revision.note(),
                revision.savedAt(),
                savedBy);
    }
}
