package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A {@code blockquote} as quote blocks. Its source is a {@code footer} or {@code cite} at its end, or a last line
 * {@code — Name}. Lists, tables and code inside it stay blocks of their own between the parts of the quote.
 */
final class HtmlQuotes {

    private static final Pattern ATTRIBUTION = Pattern.compile("(?s)(.+?)(?<!<br>)(?:<br>)++[—―–] ?([^<>]{1,100})");
    private static final Pattern ATTRIBUTION_LINE = Pattern.compile("\\n[ \\t]*(?=[—―–][^\\n]{1,100}\\s*$)");
    private static final Pattern DASH = Pattern.compile("^[\\s\\u00a0]*+[—―–-]*+[\\s\\u00a0]*+");
    private static final Pattern DASH_BEFORE = Pattern.compile("(?<!\\s)\\s*[—―–-]\\s*$");

    private HtmlQuotes() {}

    static List<Block> read(Element blockquote) {
        String source = takeSource(blockquote);
        splitAttribution(blockquote);
        List<Block> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Block block : HtmlImport.blocks(blockquote)) {
            if (block instanceof Block.Paragraph paragraph) {
                lines.add(paragraph.html());
            } else {
                endQuote(lines, parts);
                parts.add(block);
            }
        }
        endQuote(lines, parts);
        return source == null ? parts : attribute(parts, source);
    }

    /** The same as a pull quote. */
    static Block pulled(Block block) {
        return block instanceof Block.Quote quote
                ? new Block.PullQuote(null, Text.lines(InlineHtml.text(quote.html())), quote.source())
                : block;
    }

    private static void endQuote(List<String> lines, List<Block> parts) {
        if (!lines.isEmpty()) {
            String html = String.join("<br><br>", lines);
            Matcher attribution = ATTRIBUTION.matcher(html);
            parts.add(
                    attribution.matches()
                            ? new Block.Quote(
                                    null, attribution.group(1), Text.line(InlineHtml.text(attribution.group(2))))
                            : new Block.Quote(null, html, null));
            lines.clear();
        }
    }

    private static List<Block> attribute(List<Block> parts, String source) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last) instanceof Block.Quote quote && quote.source() == null) {
            parts.set(last, new Block.Quote(null, quote.html(), source));
        } else {
            parts.add(new Block.Paragraph(null, Text.escape(source)));
        }
        return parts;
    }

    private static String takeSource(Element blockquote) {
        Element credit = enclosing(lastText(blockquote), blockquote);
        if (credit == null) {
            return null;
        }
        String source = DASH.matcher(Text.line(credit.text())).replaceFirst("");
        if (source.isEmpty() || Text.length(source) > Block.MAX_LINE) {
            return null;
        }
        Node before = credit.previousSibling();
        if (before instanceof TextNode text) {
            text.text(DASH_BEFORE.matcher(text.getWholeText()).replaceFirst(""));
        }
        credit.remove();
        return source;
    }

    /** The outermost footer or cite around a text, inside the quote. */
    private static Element enclosing(Node text, Element blockquote) {
        Element found = null;
        for (Node node = text; node != null && node != blockquote; node = node.parent()) {
            if (node instanceof Element element && isCredit(element)) {
                found = element;
            }
        }
        return found;
    }

    private static boolean isCredit(Element element) {
        String name = element.normalName();
        return name.equals("footer") || name.equals("cite");
    }

    /** Markdown's soft line break before an attribution is a real one. */
    private static void splitAttribution(Element blockquote) {
        if (lastText(blockquote) instanceof TextNode text) {
            Matcher line = ATTRIBUTION_LINE.matcher(text.getWholeText());
            if (line.find()) {
                TextNode attribution = text.splitText(line.end());
                attribution.before(new Element("br"));
            }
        }
    }

    private static Node lastText(Node node) {
        for (int i = node.childNodeSize() - 1; i >= 0; i--) {
            Node child = node.childNode(i);
            Node found = child instanceof TextNode text ? (text.isBlank() ? null : text) : lastText(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
