package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The headings of a body, taken from an article's finished JSON as it streams by. */
final class TableOfContents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader BLOCK =
            JSON.readerFor(Block.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final JsonFactory FACTORY = JSON.getFactory();

    private TableOfContents() {}

    @Schema(name = "TocEntry", description = "A heading of the body")
    record Entry(
            @Schema(description = "2 to 4") int level,

            @Schema(description = "The heading's id in `bodyHtml`")
            String anchor,

            String text) {}

    /** As much of a block as is needed here. */
    record Block(String type, Integer level, String anchor, String text) {

        boolean isHeading() {
            return "heading".equals(type);
        }
    }

    /**
     * The article with {@code toc}.
     *
     * @param json the article with its body
     * @param keepsBody whether the body stays
     */
    static String add(String json, boolean keepsBody) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                boolean isBody = parser.currentName().equals("body");
                parser.nextToken();
                if (isBody) {
                    String toc = ",\"toc\":" + JSON.writeValueAsString(headings(parser));
                    int to = (int) parser.currentLocation().getCharOffset();
                    // What stands before it ends with a comma.
                    String rest = keepsBody ? json.substring(0, to) : json.substring(0, from - 1);
                    return rest + toc + json.substring(to);
                }
                parser.skipChildren();
            }
            throw new IllegalStateException("There is a body");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL and we made this JSON", e);
        }
    }

    private static List<Entry> headings(JsonParser parser) throws IOException {
        List<Entry> headings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Block block = BLOCK.readValue(parser);
            if (block.isHeading()) {
                headings.add(new Entry(Objects.requireNonNull(block.level()), block.anchor(), block.text()));
            }
        }
        return headings;
    }
}
