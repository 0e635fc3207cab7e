package org.broadsheet.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is set in one place. What is null there is decided by the next one: article, section, those above it, publication. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "What is set here; what is absent is decided by the section, those that it lies in, the"
                + " publication, and its configuration, in this order",
        examples = "{\"mode\": \"post\", \"closeAfterDays\": 14}")
public record CommentSettings(
        @Schema(nullable = true) CommentMode mode,

        @Schema(nullable = true, description = "For so many days after `publishedAt` comments are taken; 0: always")
        @Min(0) @Max(MOST_DAYS) Integer closeAfterDays,

        @Schema(nullable = true, description = "Of one article: when comments close, whatever else is set")
        Instant closesAt,

        @Schema(nullable = true, description = "Between two comments of one commenter on an article; 0: none")
        @Min(0) @Max(MOST_SECONDS) Integer slowModeSeconds,

        @Schema(nullable = true) Commenters commenters,
        @Schema(nullable = true) VoteMode votes,

        @Schema(nullable = true, description = "For so long comments can be edited; 0: not at all")
        @Min(0) @Max(MOST_SECONDS) Integer editWindowSeconds,

        @Schema(nullable = true, description = "The weight of reports that hides a comment; 0: none does")
        @Min(0) @Max(MOST_WEIGHT) Integer hideAtReports,

        @Schema(nullable = true, description = "A comment with more links is held") @Min(0) @Max(100) Integer maxLinks,

        @Schema(
                nullable = true,
                description = "Comments are held until so many of the reader's were approved; guests' always, unless 0")
        @Min(0) @Max(100) Integer trustedAfter,

        @Schema(
                nullable = true,
                description =
                        "Comments are held where this percentage of the reader's last week was rejected; 0: never")
        @Min(0) @Max(100) Integer holdAtRejected,

        @Schema(nullable = true, description = "Within so many minutes nobody says the same twice; 0: they may")
        @Min(0) @Max(MOST_MINUTES) Integer duplicateMinutes) {

    static final int MOST_DAYS = 3650;
    static final int MOST_SECONDS = 86_400;
    static final int MOST_WEIGHT = 1000;
    static final int MOST_MINUTES = 10_080;

    static final CommentSettings NONE =
            new CommentSettings(null, null, null, null, null, null, null, null, null, null, null, null);

    /** What the configuration says; only the closing time of an article is missing. */
    static CommentSettings of(CommentsConfig config) {
        return new CommentSettings(
                config.mode(),
                config.closeAfterDays(),
                null,
                Math.toIntExact(config.slowMode().toSeconds()),
                config.commenters(),
                config.votes(),
                Math.toIntExact(config.editWindow().toSeconds()),
                config.hideAtReports(),
                config.maxLinks(),
                config.trustedAfter(),
                config.holdAtRejected(),
                config.duplicateMinutes());
    }

    /** These, and where they say nothing the others. */
    CommentSettings or(CommentSettings others) {
        return new CommentSettings(
                or(mode, others.mode),
                or(closeAfterDays, others.closeAfterDays),
                or(closesAt, others.closesAt),
                or(slowModeSeconds, others.slowModeSeconds),
                or(commenters, others.commenters),
                or(votes, others.votes),
                or(editWindowSeconds, others.editWindowSeconds),
                or(hideAtReports, others.hideAtReports),
                or(maxLinks, others.maxLinks),
                or(trustedAfter, others.trustedAfter),
                or(holdAtRejected, others.holdAtRejected),
                or(duplicateMinutes, others.duplicateMinutes));
    }

    private static <T> T or(T value, T other) {
        return value == null ? other : value;
    }
}
