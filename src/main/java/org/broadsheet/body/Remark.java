package org.broadsheet.body;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.shared.Formats;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What a reader wrote: paragraphs, emphasis, links, quotes, lists and code in Markdown. HTML in it is text, and so are
 * headings and rules. The sanitiser has the last word.
 *
 * @param html sanitised; sanitised again it is the same
 * @param text the same as plain text, a blank line between blocks
 * @param links how many there are, also where the same is linked to twice
 */
public record Remark(String html, String text, int links) {

    private static final Parser PARSER = Markdown.bounded()
            .extensions(List.of(AutolinkExtension.create()))
            .enabledBlockTypes(
                    Set.of(BlockQuote.class, FencedCodeBlock.class, IndentedCodeBlock.class, ListBlock.class))
            .build();

    /** Readers end a line where they mean it to end. */
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).softbreak("<br>").build();

    private static final Pattern LINK = Pattern.compile("<a ");

    /** @param markdown may be anything; both forms are empty where nothing is left that can be seen */
    public static Remark of(String markdown) {
        String html = HtmlSubset.REMARK.sanitise(rendered(markdown));
        String text = Rendering.text(HtmlImport.blocks(html));
        return Formats.isBlank(text) ? new Remark("", "", 0) : new Remark(html, text, links(html));
    }

    /** In sanitised HTML a bracket begins an element, nothing else. */
    private static int links(String html) {
        return (int) LINK.matcher(html).results().count();
    }

    private static String rendered(String markdown) {
        return RENDERER.render(PARSER.parse(Text.withoutForbidden(markdown))).strip();
    }
}
