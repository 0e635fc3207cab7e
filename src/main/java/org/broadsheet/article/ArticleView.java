package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.Headlines;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.workflow.Action;
import org.broadsheet.workflow.ArticleStatus;
import org.broadsheet.workflow.Publication;
import org.broadsheet.workflow.Stage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Article", description = "An article as editors see it: the draft, and what became of it in public")
record ArticleView(
        UUID id,
        @Schema(description = "The ETag's number") int version,

        ArticleStatus status,
        Stage stage,
        Publication publication,

        @Schema(description = "Whether it is held back for legal reasons")
        boolean legalHold,

        @Schema(description = "Whether it is put away") boolean archived,

        @Schema(nullable = true, description = "Nothing of it is public before")
        Instant embargoedUntil,

        @Schema(nullable = true) ScheduleView schedule,

        @Schema(description = "What you may do with it now") List<Action> actions,

        @Schema(description = "Whether publishing would change what readers see")
        boolean hasUnpublishedChanges,

        @Schema(description = "Number of the draft revision, from 1")
        int revision,

        String slug,

        @Schema(description = "Where the draft would stand on the site")
        String path,

        String headline,
        Headlines headlines,
        @Schema(nullable = true) String kicker,
        @Schema(nullable = true) String standfirst,
        ArticleType type,
        String language,
        @Schema(description = "Slug") String section,
        @Schema(description = "Slugs") List<String> sections,
        @Schema(description = "Slugs") List<String> tags,
        List<BylineInput> byline,
        @Schema(nullable = true) String bylineText,
        @Schema(nullable = true) String dateline,

        @Schema(nullable = true, description = "Id of the picture that leads it")
        UUID image,

        List<Block> body,

        @Schema(nullable = true, description = "The date line for readers")
        Instant publishedAt,

        @Schema(nullable = true) Instant firstPublishedAt,

        @Schema(nullable = true, description = "Of the last substantive update")
        Instant updatedAt,

        @Schema(nullable = true, description = "Last time that anything public changed")
        Instant modifiedAt,

        Instant createdAt,
        AccountSummary createdBy,
        Instant savedAt,
        AccountSummary savedBy) {}
