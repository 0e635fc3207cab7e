package org.broadsheet.delivery;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.reference.MediaDocument;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** The form of blocks in public answers, for the document: as they are stored, with pictures in the place of their ids. */
@Schema(
        name = "PublicBlock",
        description = "One block of a public body",
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.ItemList.class,
            Block.Quote.class,
            Block.PullQuote.class,
            Block.Embed.class,
            Block.Table.class,
            Block.Code.class,
            Block.Divider.class,
            Block.Related.class,
            Block.Html.class,
            BlockDocument.Image.class,
            BlockDocument.Gallery.class,
            BlockDocument.Factbox.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "list", schema = Block.ItemList.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "pullquote", schema = Block.PullQuote.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
            @DiscriminatorMapping(value = "related", schema = Block.Related.class),
            @DiscriminatorMapping(value = "html", schema = Block.Html.class),
            @DiscriminatorMapping(value = "image", schema = BlockDocument.Image.class),
            @DiscriminatorMapping(value = "gallery", schema = BlockDocument.Gallery.class),
            @DiscriminatorMapping(value = "factbox", schema = BlockDocument.Factbox.class)
        })
interface BlockDocument {

    @Schema(
            name = "PublicImageBlock",
            requiredProperties = {"type", "media"},
            properties = @SchemaProperty(name = "type", constValue = "image"))
    record Image(
            UUID id,
            MediaDocument media,

            @Schema(nullable = true, description = "Instead of the picture's own")
            String caption,

            @Schema(nullable = true, description = "Instead of the picture's own")
            String credit,

            @Schema(description = "How much room it takes") Block.Layout layout) {}

    @Schema(
            name = "PublicGalleryBlock",
            requiredProperties = {"type", "images"},
            properties = @SchemaProperty(name = "type", constValue = "gallery"))
    record Gallery(UUID id, @Size(min = 1) List<GalleryImage> images) {}

    @Schema(name = "PublicGalleryImage")
    record GalleryImage(
            MediaDocument media,

            @Schema(nullable = true, description = "Instead of the picture's own")
            String caption,

            @Schema(nullable = true, description = "Instead of the picture's own")
            String credit) {}

    @Schema(
            name = "PublicFactboxBlock",
            requiredProperties = {"type", "blocks"},
            properties = @SchemaProperty(name = "type", constValue = "factbox"))
    record Factbox(
            UUID id,
            @Schema(nullable = true) String title,

            @Schema(type = SchemaType.ARRAY, implementation = InFactbox.class) @Size(min = 1) List<Block> blocks) {}

    /** Any block but another factbox. */
    @Schema(
            name = "PublicFactboxContent",
            description = "Any block but another factbox",
            oneOf = {
                Block.Paragraph.class,
                Block.Heading.class,
                Block.ItemList.class,
                Block.Quote.class,
                Block.PullQuote.class,
                Block.Embed.class,
                Block.Table.class,
                Block.Code.class,
                Block.Divider.class,
                Block.Related.class,
                Block.Html.class,
                BlockDocument.Image.class,
                BlockDocument.Gallery.class
            },
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
                @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
                @DiscriminatorMapping(value = "list", schema = Block.ItemList.class),
                @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
                @DiscriminatorMapping(value = "pullquote", schema = Block.PullQuote.class),
                @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
                @DiscriminatorMapping(value = "table", schema = Block.Table.class),
                @DiscriminatorMapping(value = "code", schema = Block.Code.class),
                @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
                @DiscriminatorMapping(value = "related", schema = Block.Related.class),
                @DiscriminatorMapping(value = "html", schema = Block.Html.class),
                @DiscriminatorMapping(value = "image", schema = BlockDocument.Image.class),
                @DiscriminatorMapping(value = "gallery", schema = BlockDocument.Gallery.class)
            })
    interface InFactbox {}
}
