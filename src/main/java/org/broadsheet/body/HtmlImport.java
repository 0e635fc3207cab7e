package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.shared.Formats;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as newsrooms paste it (Word, Google Docs, WordPress) as blocks. Containers are taken off, bare text becomes
 * paragraphs, two line breaks in a row begin a new one, empty ones are left out, and what no block can hold (a table in
 * a list, a picture in a sentence) becomes lines of text or a link: text is not lost.
 */
final class HtmlImport {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern LANGUAGE = Pattern.compile("(?:lang|language)-([A-Za-z0-9+#._-]{1,40})");

    private final List<Block> blocks = new ArrayList<>();
    private final InlineWriter paragraph = new InlineWriter();
    private final Element top;

    private HtmlImport(Element top) {
        this.top = top;
    }

    static List<Block> blocks(String html) {
        Element body = new Element("body");
        body.appendChildren(InlineHtml.parse(html.replace("\r\n", "\n")));
        HtmlLists.readWord(body);
        return blocks(body);
    }

    static List<Block> blocks(Element container) {
        HtmlImport conversion = new HtmlImport(container);
        conversion.children(container);
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
        // WordPress' classic editor keeps paragraphs as bare text with blank lines between.
        String[] parts = node.parent() == top && top.normalName().equals("body")
                ? BLANK_LINE.split(node.getWholeText(), -1)
                : new String[] {node.getWholeText()};
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                endParagraph();
            }
            if (!Formats.isBlank(parts[i])) {
                endParagraphAfterTwoBreaks();
            }
            paragraph.text(parts[i]);
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("iframe") || name.equals("oembed")) {
            add(HtmlMedia.embed(element));
        } else if (!InlineHtml.isDropped(element)) {
            switch (name) {
                case "h1", "h2" -> heading(element, 2);
                case "h3" -> heading(element, 3);
                case "h4", "h5", "h6" -> heading(element, 4);
                case "ul", "ol", "menu", "dir" -> add(HtmlLists.list(element));
                case "blockquote" -> HtmlQuotes.read(element).forEach(this::add);
                case "pre" -> code(element);
                case "hr" -> add(new Block.Divider(null));
                case "table" -> table(element);
                case "figure" -> figure(element);
                case "br" -> paragraph.lineBreak();
                case "img" -> {
                    endParagraphAfterTwoBreaks();
                    HtmlMedia.picture(element, paragraph);
                }
                default -> container(element);
            }
        }
    }

    private void container(Element element) {
        if (InlineHtml.isLine(element.normalName())) {
            endParagraph();
            children(element);
            endParagraph();
        } else {
            int opened = InlineHtml.open(element, paragraph);
            children(element);
            InlineHtml.close(opened, paragraph);
        }
    }

    /** A heading without text, or with more than a heading can hold, is what people made of a style button. */
    private void heading(Element element, int level) {
        String text = Text.line(InlineHtml.text(InlineHtml.inside(element)));
        if (!element.hasText() || Formats.isBlank(text) || Text.length(text) > Block.MAX_LINE) {
            endParagraph();
            children(element);
            endParagraph();
        } else {
            add(new Block.Heading(null, level, text, null));
        }
    }

    private void code(Element pre) {
        String text = pre.wholeText().stripTrailing();
        if (!Formats.isBlank(text)) {
            Element code = pre.selectFirst("code[class]");
            Matcher language = LANGUAGE.matcher(pre.className() + " " + (code == null ? "" : code.className()));
            add(new Block.Code(null, language.find() ? language.group(1) : null, text));
        }
    }

    /** A table of one cell is a frame that a word processor drew around text. */
    private void table(Element table) {
        Element only = HtmlTables.onlyCell(table);
        if (only == null) {
            add(HtmlTables.table(table));
        } else {
            endParagraph();
            blocks(only).forEach(this::add);
        }
    }

    private void figure(Element figure) {
        HtmlMedia.settleCaption(figure);
        if (figure.hasClass("wp-block-pullquote")) {
            HtmlQuotes.read(figure).forEach(block -> add(HtmlQuotes.pulled(block)));
        } else {
            container(figure);
        }
    }

    private void add(Block block) {
        endParagraph();
        append(block);
    }

    private void endParagraphAfterTwoBreaks() {
        if (paragraph.pendingBreaks() > 1) {
            endParagraph();
        }
    }

    private void endParagraph() {
        String html = paragraph.take();
        if (!Formats.isBlank(InlineHtml.text(html))) {
            append(new Block.Paragraph(null, html));
        }
    }

    /** One block more than a body may have is enough to say so. */
    private void append(Block block) {
        if (block != null && blocks.size() <= BlockReader.MAX_BLOCKS) {
            blocks.add(block);
        }
    }
}
