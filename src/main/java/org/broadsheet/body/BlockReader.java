package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.shared.FieldError;

/** Reads blocks from JSON as the schema in the OpenAPI document has them, and sanitises what is HTML. */
final class BlockReader {

    /** Of the whole body, those in factboxes too. */
    static final int MAX_BLOCKS = 1_000;

    private static final String TYPES = String.join(
            ", ",
            Arrays.stream(Block.class.getPermittedSubclasses())
                    .map(type -> type.getAnnotation(JsonTypeName.class).value())
                    .toList());

    private final List<FieldError> errors;
    private final Set<UUID> ids = new HashSet<>();
    private int count;

    BlockReader(List<FieldError> errors) {
        this.errors = errors;
    }

    List<Block> read(JsonNode array, String pointer) {
        return blocks(array, pointer, false);
    }

    private List<Block> blocks(Iterable<JsonNode> nodes, String pointer, boolean inFactbox) {
        List<Block> blocks = new ArrayList<>();
        int index = 0;
        for (JsonNode node : nodes) {
            if (++count > MAX_BLOCKS) {
                errors.add(FieldError.at(pointer, "tooLong", "A body has at most " + MAX_BLOCKS + " blocks"));
                break;
            }
            if (errors.size() >= Fields.MAX_ERRORS) {
                break;
            }
            Block block = block(node, pointer + "/" + index++, inFactbox);
            if (block != null) {
                blocks.add(block);
            }
        }
        return List.copyOf(blocks);
    }

    private Block block(JsonNode node, String pointer, boolean inFactbox) {
        if (!node.isObject()) {
            errors.add(FieldError.at(pointer, "wrongType", "Expected a block"));
            return null;
        }
        Fields fields = new Fields(node, pointer, errors);
        String type = fields.matching("type", 50, ".*", true, "");
        UUID id = fields.id("id");
        if (id != null && !ids.add(id)) {
            fields.error("/id", "duplicate", "Another block of this body has this id");
        }
        if (type == null) {
            return null;
        }
        Block block = block(type, id, fields, inFactbox);
        if (block != null) {
            fields.refuseOthers();
        }
        return block;
    }

    private Block block(String type, UUID id, Fields fields, boolean inFactbox) {
        return switch (type) {
            case "paragraph" -> new Block.Paragraph(id, fields.html("html"));
            case "heading" ->
                new Block.Heading(
                        id,
                        fields.integer("level", 2, 4),
                        fields.requiredLine("text", Block.MAX_LINE),
                        fields.matching(
                                "anchor", 100, Block.ANCHOR, false, "Expected words of a-z and 0-9 with hyphens"));
            case "list" -> new Block.ItemList(id, fields.flag("ordered"), items(fields, 1, 1));
            case "quote" -> new Block.Quote(id, fields.html("html"), fields.line("source", Block.MAX_LINE));
            case "pullquote" ->
                new Block.PullQuote(
                        id, fields.requiredLine("text", Block.MAX_PULL_QUOTE), fields.line("source", Block.MAX_LINE));
            case "image" ->
                new Block.Image(
                        id,
                        fields.requiredId("media"),
                        fields.line("caption", Block.MAX_CAPTION),
                        fields.line("credit", Block.MAX_LINE),
                        layout(fields));
            case "gallery" ->
                new Block.Gallery(
                        id,
                        fields.array("images", 1, Block.MAX_IMAGES, true, (node, place) -> image(fields, node, place)));
            case "embed" -> embed(id, fields);
            case "table" -> table(id, fields);
            case "code" ->
                new Block.Code(
                        id,
                        fields.matching("language", 40, Block.CODE_LANGUAGE, false, "Expected the name of a language"),
                        fields.verbatim("text", Block.MAX_TEXT));
            case "divider" -> new Block.Divider(id);
            case "factbox" -> factbox(id, fields, inFactbox);
            case "related" -> new Block.Related(id, fields.array("articles", 1, 50, true, fields::id));
            case "html" -> new Block.Html(id, fields.rawHtml("html", Block.MAX_TEXT));
            default -> {
                fields.error("/type", "unknownValue", "Expected one of " + TYPES);
                yield null;
            }
        };
    }

    private List<Block.Item> items(Fields fields, int min, int depth) {
        return fields.array("items", min, Block.MAX_ITEMS, min > 0, (node, place) -> item(fields, node, place, depth));
    }

    private Block.Item item(Fields list, JsonNode node, String place, int depth) {
        if (!node.isObject()) {
            list.error(place, "wrongType", "Expected an item");
            return new Block.Item("", List.of());
        }
        if (depth > Block.MAX_LIST_DEPTH) {
            list.error(place, "tooDeep", "Lists lie at most " + Block.MAX_LIST_DEPTH + " levels deep");
            return new Block.Item("", List.of());
        }
        Fields fields = new Fields(node, list.pointer() + place, errors);
        Block.Item item = new Block.Item(fields.html("html"), items(fields, 0, depth + 1));
        fields.refuseOthers();
        return item;
    }

    private static Block.Layout layout(Fields fields) {
        String layout = fields.matching("layout", 10, "inline|wide|full", false, "Expected inline, wide or full");
        return layout == null || !layout.matches("wide|full") ? Block.Layout.inline : Block.Layout.valueOf(layout);
    }

    private Block.GalleryImage image(Fields gallery, JsonNode node, String place) {
        if (!node.isObject()) {
            gallery.error(place, "wrongType", "Expected a picture of a gallery");
            return new Block.GalleryImage(null, null, null);
        }
        Fields fields = new Fields(node, gallery.pointer() + place, errors);
        Block.GalleryImage image = new Block.GalleryImage(
                fields.requiredId("media"),
                fields.line("caption", Block.MAX_CAPTION),
                fields.line("credit", Block.MAX_LINE));
        fields.refuseOthers();
        return image;
    }

    private static Block.Embed embed(UUID id, Fields fields) {
        String url = fields.matching("url", Block.MAX_URL, Block.WEB, true, "Expected an http or https address");
        return new Block.Embed(
                id,
                url,
                fields.line("provider", 100),
                fields.line("title", Block.MAX_LINE),
                fields.matching("aspectRatio", 9, Block.RATIO, false, "Expected width:height"));
    }

    private static Block.Table table(UUID id, Fields fields) {
        return new Block.Table(
                id,
                fields.line("caption", Block.MAX_LINE),
                fields.array("header", 0, Block.MAX_COLUMNS, false, fields::cell),
                fields.array(
                        "rows",
                        0,
                        Block.MAX_ROWS,
                        true,
                        (row, place) -> fields.array(row, place, 0, Block.MAX_COLUMNS, fields::cell)));
    }

    private Block factbox(UUID id, Fields fields, boolean inFactbox) {
        String title = fields.line("title", Block.MAX_LINE);
        List<JsonNode> nodes = fields.array("blocks", 1, Block.MAX_ITEMS, true, (node, place) -> node);
        if (inFactbox) {
            fields.error("/type", "tooDeep", "A factbox holds no other factbox");
            return null;
        }
        return new Block.Factbox(id, title, blocks(nodes, fields.pointer() + "/blocks", true));
    }
}
