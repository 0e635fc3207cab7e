package org.broadsheet.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.Headlines;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.jsonld.MetaName;
import org.broadsheet.jsonld.MetaProperty;
import org.broadsheet.reference.MediaDocument;
import org.broadsheet.reference.SectionCard;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.tag.TagType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document and for the selection of fields; never instantiated. */
@Schema(name = "PublicArticle", description = "A public article; what only `include` adds is absent without it")
public record ArticleDocument(
        UUID id,
        String slug,
        @Schema(description = "Where it stands on the site") String path,
        ArticleType type,
        @Schema(description = "BCP 47") String language,
        String headline,
        Headlines headlines,

        @Schema(nullable = true, description = "The line above the headline")
        String kicker,

        @Schema(nullable = true, description = "The sentences between headline and body")
        String standfirst,

        @Schema(nullable = true, description = "Where it was written")
        String dateline,

        @Schema(nullable = true, description = "Shown instead of the authors")
        String bylineText,

        SectionCard section,
        @Schema(description = "Further sections") List<SectionCard> sections,
        @Schema(description = "The byline in order") List<AuthorCard> authors,
        List<TagCard> tags,
        @Schema(nullable = true) MediaDocument image,
        int wordCount,
        int readingMinutes,
        String excerpt,
        @Schema(description = "The date line for readers") Instant publishedAt,
        @Schema(description = "When it became public here") Instant firstPublishedAt,

        @Schema(nullable = true, description = "Of the last substantive update")
        Instant updatedAt,

        @Schema(description = "Last time that anything public changed")
        Instant modifiedAt,

        int commentCount,
        boolean commentsOpen,

        @Schema(description = "What readers are told about it, oldest first")
        List<CorrectionCard> corrections,

        @Schema(
                description = "In lists only with `include=body`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<BlockDocument> body,

        @Schema(
                description =
                        "The body as HTML: headings have their `anchor` as id, pictures are figures that load when they are"
                                + " near; only with `include=bodyHtml`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String bodyHtml,

        @Schema(
                description =
                        "The body as plain text, for newsletters and speech: a blank line between blocks, lists with their"
                                + " numbers or dashes; only with `include=bodyText`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String bodyText,

        @Schema(
                description = "The headings of the body, those in factboxes apart; only with `include=toc`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<TableOfContents.Entry> toc,

        @Schema(
                description =
                        "The article in JSON-LD (schema.org); only with `include=jsonLd`. It may stand in a script"
                                + " element as it comes; written anew, its `<` must be escaped again",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        Object jsonLd,

        @Schema(
                description = "Open Graph properties; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<MetaProperty> openGraph,

        @Schema(
                description = "Properties of the Twitter card; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<MetaName> twitter,

        @Schema(
                description = "All of that, with the canonical address and the description, as HTML for the head of the"
                        + " page; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String headHtml) {

    @Schema(name = "AuthorCard", description = "An entry of the byline; a guest has no id and no slug")
    public record AuthorCard(
            @Schema(nullable = true) UUID id,
            @Schema(nullable = true) String slug,
            String name,

            @Schema(description = "What they did: by, photos, editing …")
            String role) {}

    @Schema(name = "TagCard", description = "A tag as articles show it")
    public record TagCard(UUID id, String slug, String name, TagType type) {}

    @Schema(name = "CorrectionCard", description = "What readers are told about the article")
    public record CorrectionCard(
            UUID id,
            CorrectionKind kind,
            @Schema(description = "Plain text") String text,
            Instant at,

            @Schema(description = "Number of the revision that it was said of")
            int revision) {}

    @Schema(name = "PublicArticlePage", description = "A page of articles")
    public record Page(List<ArticleDocument> data, PageInfo page) {}
}
