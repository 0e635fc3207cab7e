package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.body.Block;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Pictures in bodies. Stored JSON holds their ids, since what is said about a picture may be put right at any time. HTML
 * holds a mark made of U+FFFF, which no input can hold.
 */
final class InternalPictures {

    private static final char MARK = '\uFFFF';

    /** A property, for inside a text the quotes would be escaped. */
    private static final Pattern ID = Pattern.compile("\"media\":\"([0-9a-f-]{36})\"");

    private static final Pattern FIGURE =
            Pattern.compile(MARK + "([0-9a-f-]{36}):([A-Za-z0-9_-]*):([A-Za-z0-9_-]*)" + MARK);

    private final ObjectMapper mapper;
    private final Map<String, String> cards;

    /** @param cards JSON members by id of the picture */
    InternalPictures(ObjectMapper mapper, Map<String, String> cards) {
        this.mapper = mapper;
        this.cards = cards;
    }

    /** What stands for a picture in stored HTML. */
    static String mark(Block.GalleryImage image) {
        return MARK + image.media().toString() + ":" + packed(image.caption()) + ":" + packed(image.credit()) + MARK;
    }

    /** Puts in what is known of each picture now. */
    String fill(String json) {
        String blocks = ID.matcher(json)
                .replaceAll(id -> Matcher.quoteReplacement("\"media\":{" + cards.get(id.group(1)) + "}"));
        return FIGURE.matcher(blocks).replaceAll(mark -> Matcher.quoteReplacement(figure(mark)));
    }

    /** The figure as it stands in a JSON text. */
    private String figure(MatchResult mark) {
        try {
            JsonNode picture = mapper.readTree("{" + cards.get(mark.group(1)) + "}");
            Document document = new Document("");
            document.outputSettings().prettyPrint(false);
            Element figure = document.appendElement("figure").addClass("image");
            Element img = figure.appendElement("img").attr("src", text(picture, "url"));
            img.attr("alt", text(picture, "alt"));
            for (String size : new String[] {"width", "height"}) {
                if (picture.hasNonNull(size)) {
                    img.attr(size, picture.get(size).asText());
                }
            }
            img.attr("loading", "lazy");
            String caption = first(unpacked(mark.group(2)), text(picture, "caption"));
            String credit = first(unpacked(mark.group(3)), text(picture, "credit"));
            if (!caption.isEmpty() || !credit.isEmpty()) {
                Element below = figure.appendElement("figcaption").appendText(caption);
                if (!credit.isEmpty()) {
                    below.appendText(caption.isEmpty() ? "" : " ")
                            .appendElement("cite")
                            .text(credit);
                }
            }
            String quoted = mapper.writeValueAsString(figure.outerHtml());
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("We made this JSON", e);
        }
    }

    private static String text(JsonNode picture, String name) {
        return picture.hasNonNull(name) ? picture.get(name).textValue() : "";
    }

    private static String first(String own, String other) {
        return own.isEmpty() ? other : own;
    }

    private static String packed(String text) {
        return text == null
                ? ""
                : Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unpacked(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
