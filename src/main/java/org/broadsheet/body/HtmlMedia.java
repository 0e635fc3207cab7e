package org.broadsheet.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Pictures and embeds in HTML from elsewhere. Nothing is fetched: a picture becomes a link, a player an address. */
final class HtmlMedia {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3})(px)?");
    private static final Pattern QUERY = Pattern.compile("[?#].*");

    private HtmlMedia() {}

    /**
     * Writes a picture as a link to it, whose text is the picture's alternative text or else its file name. Inside another
     * link only the text is written. Tracking pixels and pictures without an address are left out.
     */
    static void picture(Element img, InlineWriter writer) {
        String address = Href.accept(absolute(img.attr("src")));
        if (address == null || !address.startsWith("http") || isPixel(img)) {
            return;
        }
        String alt = Text.line(img.attr("alt"));
        String text = alt.isEmpty() ? fileName(address) : alt;
        writer.open("a", " href=\"" + Text.escapeAttribute(address) + "\"");
        writer.text(text);
        writer.close();
    }

    /** The embed that an {@code iframe} or {@code oembed} stands for, or null without an address of the web. */
    static Block.Embed embed(Element element) {
        String address = absolute(element.hasAttr("src") ? element.attr("src") : element.attr("url"));
        String url = Href.accept(address);
        if (url == null || !url.matches(Block.WEB)) {
            return null;
        }
        String title = Text.line(element.attr("title"));
        boolean usable = !title.isEmpty() && Text.length(title) <= Block.MAX_LINE;
        return new Block.Embed(null, url, null, usable ? title : null, aspectRatio(element));
    }

    /**
     * Moves a figure's caption to where the block it becomes keeps it: a picture's text, a table's caption, a quote's
     * source, an embed's title. Any other stays, as a paragraph.
     */
    static void settleCaption(Element figure) {
        Elements contents = figure.select("img, table, blockquote, iframe, oembed, pre, figure figure");
        Element caption = figure.selectFirst("figcaption");
        String text = caption == null ? "" : Text.line(InlineHtml.text(InlineHtml.inside(caption)));
        if (contents.isEmpty() && figure.hasClass("wp-block-embed")) {
            readAddress(figure);
        } else if (contents.size() == 1 && !text.isEmpty() && Text.length(text) <= Block.MAX_LINE) {
            if (settled(contents.get(0), text)) {
                caption.remove();
            }
        }
    }

    private static boolean settled(Element content, String caption) {
        return switch (content.normalName()) {
            case "img" -> fill(content, "alt", caption);
            case "iframe", "oembed" -> fill(content, "title", caption);
            case "blockquote" -> {
                content.appendElement("footer").text(caption);
                yield true;
            }
            case "table" -> {
                boolean free = content.selectFirst("caption") == null;
                if (free) {
                    content.prependElement("caption").text(caption);
                }
                yield free;
            }
            default -> false;
        };
    }

    private static boolean fill(Element element, String attribute, String value) {
        boolean free = element.attr(attribute).isBlank();
        if (free) {
            element.attr(attribute, value);
        }
        return free;
    }

    /** WordPress stores an embed as its address only. */
    private static void readAddress(Element figure) {
        Element wrapper = figure.selectFirst("div");
        String address = wrapper == null ? "" : wrapper.text().strip();
        if (address.matches(Block.WEB)) {
            wrapper.empty().appendElement("oembed").attr("url", address);
        }
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
