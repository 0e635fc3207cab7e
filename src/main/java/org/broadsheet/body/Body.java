package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** The body of an article: sanitised blocks, each with an id of its own. */
public record Body(List<Block> blocks) {

    public static final Body EMPTY = new Body(List.of());

    /** Longest Markdown or HTML, in characters. */
    static final int MAX_VALUE = 1_000_000;

    /** As {@link InlineHtml} and {@link HtmlSubset} write it; in text the first character would be an entity. */
    private static final Pattern ARTICLE_LINK =
            Pattern.compile("(<a\\b[^<>]*?) href=\"article:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads what a client sent: an array of blocks, or {@code {"format": "markdown"|"html", "value": …}}.
     *
     * @param input null and JSON null stand for an empty body
     * @param pointer where the input lies in the request, say {@code /body}
     * @param before the blocks of the revision before, whose ids similar new blocks take
     * @throws ProblemException 400 with every error and its place
     */
    public static Body parse(JsonNode input, String pointer, List<Block> before) {
        if (input == null || input.isNull() || input.isMissingNode()) {
            return EMPTY;
        }
        List<FieldError> errors = new ArrayList<>();
        List<Block> blocks;
        if (input.isArray()) {
            blocks = new BlockReader(errors).read(input, pointer);
        } else if (input.isObject()) {
            blocks = converted(new Fields(input, pointer, errors), pointer, errors);
        } else {
            throw ProblemException.invalid(
                    FieldError.at(pointer, "wrongType", "Expected an array of blocks, or a format and a value"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Body(Anchors.give(BlockIds.give(blocks, before), before));
    }

    private static List<Block> converted(Fields fields, String pointer, List<FieldError> errors) {
        String format =
                fields.matching("format", 20, "markdown|html", true, "Expected markdown, html, or an array of blocks");
        String value = fields.verbatim("value", MAX_VALUE);
        fields.refuseOthers();
        if (!errors.isEmpty()) {
            return List.of();
        }
        Optional<String> html = format.equals("markdown") ? Markdown.html(value) : Optional.of(value);
        if (html.isEmpty()) {
            errors.add(FieldError.at(pointer + "/value", "tooLong", "The tables have too many cells"));
            return List.of();
        }
        List<Block> blocks = HtmlImport.blocks(html.get());
        // Through the same door as blocks that are sent, so that the same bounds hold.
        List<FieldError> found = new ArrayList<>();
        List<Block> read = new BlockReader(found).read(JSON.valueToTree(blocks), "");
        found.forEach(error -> errors.add(
                FieldError.at(pointer + "/value", error.code(), "Block " + error.pointer() + ": " + error.detail())));
        return read;
    }

    /** Whether it holds blocks of raw HTML, which not every caller may send. */
    public boolean needsRawHtml() {
        return all(blocks).anyMatch(Block.Html.class::isInstance);
    }

    /** The articles that it links to by {@code article:<id>}. */
    public Set<UUID> links() {
        Set<UUID> links = new LinkedHashSet<>();
        withLinks(id -> {
            links.add(id);
            return null;
        });
        return links;
    }

    /** The pictures that it shows, by where their ids stand in the blocks (JSON Pointer, RFC 6901). */
    public Map<String, UUID> media() {
        Map<String, UUID> media = new LinkedHashMap<>();
        collectMedia(blocks, "", media);
        return media;
    }

    private static void collectMedia(List<Block> blocks, String pointer, Map<String, UUID> media) {
        for (int i = 0; i < blocks.size(); i++) {
            String place = pointer + "/" + i;
            if (blocks.get(i) instanceof Block.Image image) {
                media.put(place + "/media", image.media());
            } else if (blocks.get(i) instanceof Block.Gallery gallery) {
                for (int n = 0; n < gallery.images().size(); n++) {
                    media.put(
                            place + "/images/" + n + "/media",
                            gallery.images().get(n).media());
                }
            } else if (blocks.get(i) instanceof Block.Factbox box) {
                collectMedia(box.blocks(), place + "/blocks", media);
            }
        }
    }

    /**
     * The same blocks with the targets of links to articles replaced.
     *
     * @param href gives the address of an article, which is written as it is; null: the text stays, the target goes
     */
    public List<Block> withLinks(Function<UUID, String> href) {
        return HtmlFields.map(
                blocks,
                html -> ARTICLE_LINK.matcher(html).replaceAll(link -> {
                    String address = href.apply(UUID.fromString(link.group(2)));
                    return Matcher.quoteReplacement(
                            link.group(1) + (address == null ? "" : " href=\"" + address + "\""));
                }));
    }

    /**
     * The whole as HTML; see {@link #withLinks} for the links.
     *
     * @param figure gives the HTML of a picture
     */
    public String html(Function<UUID, String> href, Function<Block.GalleryImage, String> figure) {
        return new Rendering(figure).html(withLinks(href));
    }

    /** The whole as plain text, a blank line between blocks. */
    public String text() {
        return Rendering.text(blocks);
    }

    /** Words as ICU counts them in the language (BCP 47), in scripts without spaces too. */
    public int wordCount(String language) {
        return Words.count(text(), language);
    }

    /** At 238 words a minute (Brysbaert 2019), rounded up; 0 for nothing. */
    public static int readingMinutes(int words) {
        return (words + Words.PER_MINUTE - 1) / Words.PER_MINUTE;
    }

    /** The beginning of a text, at most {@code max} characters, cut between words and marked by an ellipsis. */
    public static String excerpt(String text, int max) {
        return Words.excerpt(text, max);
    }

    static Stream<Block> all(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block instanceof Block.Factbox box
                        ? Stream.concat(Stream.of(block), box.blocks().stream())
                        : Stream.of(block));
    }
}
