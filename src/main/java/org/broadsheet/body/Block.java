package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * One block of a body. Its id stays while the block is edited, so that links, diffs and comments can name it. Fields called
 * {@code html} hold the inline subset of {@link InlineHtml}; all other text is plain.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Block.Paragraph.class),
    @JsonSubTypes.Type(Block.Heading.class),
    @JsonSubTypes.Type(Block.ItemList.class),
    @JsonSubTypes.Type(Block.Quote.class),
    @JsonSubTypes.Type(Block.PullQuote.class),
    @JsonSubTypes.Type(Block.Image.class),
    @JsonSubTypes.Type(Block.Gallery.class),
    @JsonSubTypes.Type(Block.Embed.class),
    @JsonSubTypes.Type(Block.Table.class),
    @JsonSubTypes.Type(Block.Code.class),
    @JsonSubTypes.Type(Block.Divider.class),
    @JsonSubTypes.Type(Block.Factbox.class),
    @JsonSubTypes.Type(Block.Related.class),
    @JsonSubTypes.Type(Block.Html.class)
})
@JsonPropertyOrder({"id", "type"})
@Schema(
        name = "Block",
        description = "One block of a body; a block sent without `id` gets one",
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.ItemList.class,
            Block.Quote.class,
            Block.PullQuote.class,
            Block.Image.class,
            Block.Gallery.class,
            Block.Embed.class,
            Block.Table.class,
            Block.Code.class,
            Block.Divider.class,
            Block.Factbox.class,
            Block.Related.class,
            Block.Html.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "list", schema = Block.ItemList.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "pullquote", schema = Block.PullQuote.class),
            @DiscriminatorMapping(value = "image", schema = Block.Image.class),
            @DiscriminatorMapping(value = "gallery", schema = Block.Gallery.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
            @DiscriminatorMapping(value = "factbox", schema = Block.Factbox.class),
            @DiscriminatorMapping(value = "related", schema = Block.Related.class),
            @DiscriminatorMapping(value = "html", schema = Block.Html.class)
        })
public sealed interface Block {

    int MAX_HTML = 20_000;
    int MAX_TEXT = 100_000;
    int MAX_LINE = 500;
    int MAX_PULL_QUOTE = 2_000;
    int MAX_CAPTION = 2_000;
    int MAX_IMAGES = 100;
    int MAX_URL = 2_000;
    int MAX_ITEMS = 1_000;
    int MAX_COLUMNS = 50;
    int MAX_ROWS = 1_000;
    int MAX_LIST_DEPTH = 5;
    String ANCHOR = "^[a-z0-9]+(-[a-z0-9]+){0,49}$";
    String RATIO = "^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$";
    String CODE_LANGUAGE = "^[A-Za-z0-9+#._-]{1,40}$";
    String WEB = "^https?://[^\\x00-\\x20\\x7f-\\xa0\"<>\\\\]+$";

    /** Something that a reader sees: neither white space nor a control or zero-width character. */
    String VISIBLE =
            "[^\\x00-\\x20\\x7f-\\xa0\\u00ad\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]";

    UUID id();

    /** The same block under another id. */
    Block withId(UUID id);

    /** The block's name in the contract. */
    @JsonProperty("type")
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    @JsonTypeName("paragraph")
    @Schema(
            name = "ParagraphBlock",
            requiredProperties = {"type", "html"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "paragraph"))
    record Paragraph(
            @Schema(nullable = true) UUID id,

            @Schema(description = "Inline HTML") @Size(max = MAX_HTML) String html) implements Block {

        @Override
        public Paragraph withId(UUID id) {
            return new Paragraph(id, html);
        }
    }

    @JsonTypeName("heading")
    @Schema(
            name = "HeadingBlock",
            requiredProperties = {"type", "level", "text"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "heading"))
    record Heading(
            @Schema(nullable = true) UUID id,
            @Min(2) @Max(4) int level,

            @Size(max = MAX_LINE) @Pattern(regexp = VISIBLE) String text,

            @Schema(nullable = true, description = "The heading's id in HTML; made from the text when absent")
            @Size(max = 100) @Pattern(regexp = ANCHOR) String anchor)
            implements Block {

        @Override
        public Heading withId(UUID id) {
            return new Heading(id, level, text, anchor);
        }

        Heading withAnchor(String anchor) {
            return new Heading(id, level, text, anchor);
        }
    }

    @JsonTypeName("list")
    @Schema(
            name = "ListBlock",
            requiredProperties = {"type", "items"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "list"))
    record ItemList(
            @Schema(nullable = true) UUID id,
            @Schema(defaultValue = "false") boolean ordered,
            @Size(min = 1, max = MAX_ITEMS) List<Item> items)
            implements Block {

        @Override
        public ItemList withId(UUID id) {
            return new ItemList(id, ordered, items);
        }
    }

    /** An item of a list and the list inside it, empty where there is none. */
    @Schema(
            name = "ListItem",
            requiredProperties = {"html"},
            additionalProperties = Schema.False.class)
    record Item(
            @Schema(description = "Inline HTML") @Size(max = MAX_HTML) String html,

            @Schema(nullable = true, description = "Up to five levels") @Size(max = MAX_ITEMS) List<Item> items) {}

    @JsonTypeName("quote")
    @Schema(
            name = "QuoteBlock",
            requiredProperties = {"type", "html"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "quote"))
    record Quote(
            @Schema(nullable = true) UUID id,

            @Schema(description = "Inline HTML") @Size(max = MAX_HTML) String html,

            @Schema(nullable = true) @Size(max = MAX_LINE) String source)
            implements Block {

        @Override
        public Quote withId(UUID id) {
            return new Quote(id, html, source);
        }
    }

    @JsonTypeName("pullquote")
    @Schema(
            name = "PullQuoteBlock",
            requiredProperties = {"type", "text"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "pullquote"))
    record PullQuote(
            @Schema(nullable = true) UUID id,

            @Size(max = MAX_PULL_QUOTE) @Pattern(regexp = VISIBLE) String text,

            @Schema(nullable = true) @Size(max = MAX_LINE) String source)
            implements Block {

        @Override
        public PullQuote withId(UUID id) {
            return new PullQuote(id, text, source);
        }
    }

    /** @param caption instead of the picture's own, and so the credit; null where those hold */
    @JsonTypeName("image")
    @Schema(
            name = "ImageBlock",
            requiredProperties = {"type", "media"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "image"))
    record Image(
            @Schema(nullable = true) UUID id,
            @Schema(description = "Id of the picture") UUID media,

            @Schema(nullable = true, description = "Instead of the picture's own") @Size(max = MAX_CAPTION) String caption,

            @Schema(nullable = true, description = "Instead of the picture's own") @Size(max = MAX_LINE) String credit,

            @Schema(nullable = true, defaultValue = "inline", description = "How much room it takes")
            Layout layout)
            implements Block {

        @Override
        public Image withId(UUID id) {
            return new Image(id, media, caption, credit, layout);
        }
    }

    /** How much room a picture takes; the names are those of the contract. */
    @Schema(name = "ImageLayout", description = "How much room a picture takes")
    enum Layout {
        inline,
        wide,
        full
    }

    @JsonTypeName("gallery")
    @Schema(
            name = "GalleryBlock",
            requiredProperties = {"type", "images"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "gallery"))
    record Gallery(
            @Schema(nullable = true) UUID id,
            @Size(min = 1, max = MAX_IMAGES) List<GalleryImage> images) implements Block {

        @Override
        public Gallery withId(UUID id) {
            return new Gallery(id, images);
        }
    }

    /** A picture in a gallery; see {@link Image}. */
    @Schema(
            name = "GalleryImage",
            requiredProperties = {"media"},
            additionalProperties = Schema.False.class)
    record GalleryImage(
            @Schema(description = "Id of the picture") UUID media,

            @Schema(nullable = true, description = "Instead of the picture's own") @Size(max = MAX_CAPTION) String caption,

            @Schema(nullable = true, description = "Instead of the picture's own") @Size(max = MAX_LINE) String credit) {}

    @JsonTypeName("embed")
    @Schema(
            name = "EmbedBlock",
            requiredProperties = {"type", "url"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "embed"))
    record Embed(
            @Schema(nullable = true) UUID id,
            @Size(max = MAX_URL) @Pattern(regexp = WEB) String url,
            @Schema(nullable = true) @Size(max = 100) String provider,
            @Schema(nullable = true) @Size(max = MAX_LINE) String title,

            @Schema(nullable = true, examples = "16:9") @Pattern(regexp = RATIO) String aspectRatio)
            implements Block {

        @Override
        public Embed withId(UUID id) {
            return new Embed(id, url, provider, title, aspectRatio);
        }
    }

    @JsonTypeName("table")
    @Schema(
            name = "TableBlock",
            requiredProperties = {"type", "rows"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "table"))
    record Table(
            @Schema(nullable = true) UUID id,
            @Schema(nullable = true) @Size(max = MAX_LINE) String caption,

            @Schema(nullable = true, description = "Inline HTML of each cell") @Size(max = MAX_COLUMNS) List<@Size(max = MAX_HTML) String> header,

            @Schema(description = "Inline HTML of each cell") @Size(max = MAX_ROWS) List<@Size(max = MAX_COLUMNS) List<@Size(max = MAX_HTML) String>> rows)
            implements Block {

        @Override
        public Table withId(UUID id) {
            return new Table(id, caption, header, rows);
        }
    }

    @JsonTypeName("code")
    @Schema(
            name = "CodeBlock",
            requiredProperties = {"type", "text"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "code"))
    record Code(
            @Schema(nullable = true) UUID id,

            @Schema(nullable = true) @Pattern(regexp = CODE_LANGUAGE) String language,

            @Size(max = MAX_TEXT) String text)
            implements Block {

        @Override
        public Code withId(UUID id) {
            return new Code(id, language, text);
        }
    }

    @JsonTypeName("divider")
    @Schema(
            name = "DividerBlock",
            requiredProperties = {"type"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "divider"))
    record Divider(@Schema(nullable = true) UUID id) implements Block {

        @Override
        public Divider withId(UUID id) {
            return new Divider(id);
        }
    }

    @JsonTypeName("factbox")
    @Schema(
            name = "FactboxBlock",
            requiredProperties = {"type", "blocks"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "factbox"))
    record Factbox(
            @Schema(nullable = true) UUID id,
            @Schema(nullable = true) @Size(max = MAX_LINE) String title,

            @Schema(type = SchemaType.ARRAY, implementation = BodyInput.InFactbox.class) @Size(min = 1, max = MAX_ITEMS) List<Block> blocks)
            implements Block {

        @Override
        public Factbox withId(UUID id) {
            return new Factbox(id, title, blocks);
        }

        Factbox withBlocks(List<Block> blocks) {
            return new Factbox(id, title, blocks);
        }
    }

    @JsonTypeName("related")
    @Schema(
            name = "RelatedBlock",
            requiredProperties = {"type", "articles"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "related"))
    record Related(
            @Schema(nullable = true) UUID id,
            @Size(min = 1, max = 50) List<UUID> articles) implements Block {

        @Override
        public Related withId(UUID id) {
            return new Related(id, articles);
        }
    }

    @JsonTypeName("html")
    @Schema(
            name = "HtmlBlock",
            description = "Needs the right rawHtml and is sanitised all the same",
            requiredProperties = {"type", "html"},
            additionalProperties = Schema.False.class,
            properties = @SchemaProperty(name = "type", constValue = "html"))
    record Html(
            @Schema(nullable = true) UUID id,
            @Size(max = MAX_TEXT) String html) implements Block {

        @Override
        public Html withId(UUID id) {
            return new Html(id, html);
        }
    }
}
