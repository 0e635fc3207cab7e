package org.broadsheet.body;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Pieces of HTML that hold more than inline text may, and nothing that runs, loads a frame or styles. Addresses go through
 * {@link Href} as everywhere.
 */
final class HtmlSubset {

    /** What blocks of raw HTML may hold. */
    static final HtmlSubset RAW = new HtmlSubset(Safelist.relaxed()
            .addTags("figure", "figcaption", "hr", "mark", "s", "abbr", "section", "details", "summary")
            .addAttributes("abbr", "title")
            .addAttributes("span", "lang", "dir")
            .addProtocols("a", "href", "article")
            .removeProtocols("a", "href", "ftp"));

    /** What readers may write; no link of theirs earns anything from ours. */
    static final HtmlSubset REMARK = new HtmlSubset(new Safelist()
            .addTags("a", "blockquote", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https")
            .addEnforcedAttribute("a", "rel", "ugc nofollow noopener"));

    /** In NFC this one joins the {@code >} before it, and so breaks the tag. */
    private static final Pattern SOLIDUS_FIRST = Pattern.compile("^\\u0338+");

    private final Safelist allowed;

    private HtmlSubset(Safelist allowed) {
        this.allowed = allowed;
    }

    /** The allowed part of {@code html}; sanitised again it is the same byte for byte. */
    String sanitise(String html) {
        String clean = once(html);
        for (int i = 0; i < 4; i++) {
            String again = once(clean);
            if (again.equals(clean)) {
                return clean;
            }
            clean = again;
        }
        // No input is known that comes here; its text is kept.
        return Text.escape(Text.line(Jsoup.parse(clean).text()));
    }

    private String once(String html) {
        Document clean = new Cleaner(allowed).clean(Jsoup.parseBodyFragment(Text.withoutControls(html), ""));
        clean.outputSettings().prettyPrint(false).charset("UTF-8");
        clean.body().nodeStream(TextNode.class).forEach(HtmlSubset::normalise);
        clean.body().getAllElements().forEach(HtmlSubset::normalise);
        return clean.body().html();
    }

    private static void normalise(TextNode node) {
        String text = Text.normalise(node.getWholeText());
        node.text(SOLIDUS_FIRST.matcher(text).replaceFirst(""));
    }

    private static void normalise(Element element) {
        for (Attribute attribute : element.attributes().asList()) {
            String value = value(attribute);
            if (value == null) {
                element.removeAttr(attribute.getKey());
            } else {
                element.attr(attribute.getKey(), value);
            }
        }
    }

    /** What an attribute may say of that; null where nothing. */
    private static String value(Attribute attribute) {
        return switch (attribute.getKey()) {
            case "href", "src", "cite" -> Href.accept(attribute.getValue());
            case "lang" -> InlineHtml.language(attribute.getValue());
            case "dir" -> InlineHtml.direction(attribute.getValue());
            default -> Text.normalise(attribute.getValue());
        };
    }
}
