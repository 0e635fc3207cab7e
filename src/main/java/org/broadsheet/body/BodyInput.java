package org.broadsheet.body;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients send as a body, for the document; {@link Body#parse} reads it. */
@Schema(
        name = "BodyInput",
        description = "An array of at most 1,000 blocks, or Markdown or HTML that becomes blocks",
        oneOf = {Block[].class, BodyInput.Source.class})
public interface BodyInput {

    /** Text that becomes blocks. */
    @Schema(
            name = "BodySource",
            nullable = true,
            description = "Text that becomes blocks; null for no body",
            requiredProperties = {"format", "value"},
            additionalProperties = Schema.False.class)
    record Source(Format format, @Size(max = Body.MAX_VALUE) String value) {}

    /** How the text is written. */
    @Schema(name = "BodyFormat")
    enum Format {
        markdown,
        html
    }

    /** A block that may lie in a factbox: any but another factbox. */
    @Schema(
            name = "FactboxContent",
            description = "Any block but another factbox",
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
                @DiscriminatorMapping(value = "related", schema = Block.Related.class),
                @DiscriminatorMapping(value = "html", schema = Block.Html.class)
            })
    interface InFactbox {}
}
