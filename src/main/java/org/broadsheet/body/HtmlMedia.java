package org.broadsheet.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Pictures and embeds in HTML from elsewhere. Nothing is fetched: a picture becomes a link, a player an address. */
final class HtmlMedia {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3})(px)?");
    private static final Pattern QUERY = Pattern.compile("[?#].*");

    private HtmlMedia() {}

    /**
     * Writes a picture as a link to it, whose text is the picture's alternative text, else its caption, else its file
     * name. Inside another link only the text is written. Tracking pixels and pictures without an address are left out.
     */
    static void picture(Element img, String caption, InlineWriter writer) {
        String address = Href.accept(absolute(img.attr("src")));
        if (address == null || !address.startsWith("http") || isPixel(img)) {
            return;
        }
        String alt = Text.line(img.attr("alt"));
        String text = !alt.isEmpty() ? alt : caption != null ? caption : fileName(address);
        writer.open("a", " href=\"" + Text.escapeAttribute(address) + "\"");
        writer.text(text);
        writer.close();
    }

    /** The embed that an {@code iframe} or {@code oembed} stands for, or null without an address of the web. */
    static Block.Embed embed(Element element) {
        String address = absolute(element.hasAttr("src") ? element.attr("src") : element.attr("url"));
        String url = Href.accept(address);
        if (url == null || !url.startsWith("http") || !url.matches(Block.WEB)) {
            return null;
        }
        String title = Text.line(element.attr("title"));
        boolean usable = !title.isEmpty() && Text.length(title) <= Block.MAX_LINE;
        return new Block.Embed(null, url, null, usable ? title : null, aspectRatio(element));
    }

    private static String aspectRatio(Element element) {
        int width = size(element, "width");
        int height = size(element, "height");
        if (width == 0 || height == 0) {
            return null;
        }
        int divisor = greatestCommonDivisor(width, height);
        return width / divisor + ":" + height / divisor;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static boolean isPixel(Element img) {
        return size(img, "width") == 1 && size(img, "height") == 1;
    }

    private static int size(Element element, String attribute) {
        Matcher size = SIZE.matcher(element.attr(attribute).strip());
        return size.matches() ? Integer.parseInt(size.group(1)) : 0;
    }

    private static String absolute(String address) {
        return address.startsWith("//") ? "https:" + address : address;
    }

    private static String fileName(String address) {
        String path = QUERY.matcher(address).replaceFirst("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? address : name;
    }
}
