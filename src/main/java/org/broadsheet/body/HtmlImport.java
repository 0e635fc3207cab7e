package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as newsrooms paste it (Word, Google Docs, WordPress) as blocks. Containers are taken off, bare text becomes
 * paragraphs, two line breaks in a row begin a new one, empty ones are left out, and what no block can hold becomes lines of
 * text or a link: text is not lost.
 */
final class HtmlImport {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern LANGUAGE = Pattern.compile("(?:lang|language)-([A-Za-z0-9+#._-]{1,40})");

    private final List<Block> blocks = new ArrayList<>();
    private final InlineWriter paragraph = new InlineWriter();
    private final Element root;

    private HtmlImport(Element root) {
        this.root = root;
    }

    static List<Block> blocks(String html) {
        Element root = new Element("body");
        root.appendChildren(InlineHtml.parse(html.replace("\r\n", "\n")));
        HtmlImport conversion = new HtmlImport(root);
        conversion.children(root);
        conversion.endParagraph();
        return conversion.blocks;
    }

    private void children(Element parent) {
        parent.childNodes().forEach(this::node);
    }

    private void node(Node node) {
        if (node instanceof TextNode text) {
            text(text);
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void text(TextNode node) {
        if (node.parent() != root) {
            paragraph.text(node.getWholeText());
            return;
        }
        // WordPress' classic editor stores paragraphs as text with blank lines between.
        String[] parts = BLANK_LINE.split(node.getWholeText(), -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                endParagraph();
            }
            paragraph.text(parts[i]);
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("iframe") || name.equals("oembed")) {
            add(HtmlMedia.embed(element));
            return;
        }
        if (InlineHtml.isDropped(element)) {
            return;
        }
        switch (name) {
            case "h1", "h2" -> heading(element, 2);
            case "h3" -> heading(element, 3);
            case "h4", "h5", "h6" -> heading(element, 4);
            case "ul", "ol", "menu", "dir" -> list(element);
            case "blockquote" -> quote(element);
            case "pre" -> code(element);
            case "hr" -> add(new Block.Divider(null));
            case "table" -> add(HtmlTables.table(element));
            case "figure" -> figure(element);
            case "img" -> HtmlMedia.picture(element, null, paragraph);
            case "br" -> lineBreak();
            default -> container(element);
        }
    }

    private void container(Element element) {
        if (InlineHtml.isLine(element.normalName())) {
            endParagraph();
            children(element);
            endParagraph();
            return;
        }
        int opened = InlineHtml.open(element, paragraph);
        children(element);
        InlineHtml.close(opened, paragraph);
    }

    private void lineBreak() {
        paragraph.lineBreak();
        if (paragraph.pendingBreaks() >= 2) {
            endParagraph();
        }
    }

    private void heading(Element element, int level) {
        String text = Text.line(InlineHtml.text(InlineHtml.inside(element)));
        endParagraph();
        if (!Text.isBlank(text)) {
            if (Text.length(text) <= Block.MAX_LINE) {
                blocks.add(new Block.Heading(null, level, text, null));
            } else {
                blocks.add(new Block.Paragraph(null, InlineHtml.inside(element)));
            }
        }
    }

    private void list(Element element) {
        List<Block.Item> items = HtmlTables.items(element, 1);
        add(
                items.isEmpty()
                        ? null
                        : new Block.ItemList(null, element.normalName().equals("ol"), items));
    }

    private void quote(Element element) {
        Element cite = element.selectFirst("cite, footer");
        String source = null;
        if (cite != null) {
            String line = Text.line(cite.text()).replaceFirst("^[—–-]\\s*", "");
            source = line.isEmpty() || Text.length(line) > Block.MAX_LINE ? null : line;
            if (source != null) {
                cite.remove();
            }
        }
        String html = InlineHtml.inside(element);
        add(html.isEmpty() ? null : new Block.Quote(null, html, source));
    }

    private void code(Element element) {
        Matcher language = LANGUAGE.matcher(
                element.className() + " " + element.select("code").attr("class"));
        String text = Text.normalise(element.wholeText()).replaceFirst("\\n$", "");
        add(text.isBlank() ? null : new Block.Code(null, language.find() ? language.group(1) : null, text));
    }

    private void figure(Element element) {
        endParagraph();
        Element picture = element.selectFirst("img");
        Element caption = element.selectFirst("figcaption");
        if (picture == null) {
            children(element);
        } else {
            String words = caption == null ? "" : Text.line(caption.text());
            HtmlMedia.picture(picture, words.isEmpty() ? null : words, paragraph);
        }
        endParagraph();
    }

    private void add(Block block) {
        endParagraph();
        if (block != null) {
            blocks.add(block);
        }
    }

    private void endParagraph() {
        String html = paragraph.take();
        if (!Text.isBlank(InlineHtml.text(html))) {
            blocks.add(new Block.Paragraph(null, html));
        }
    }
}
