package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, as HTML that is yet to be sanitised. Takes time in proportion to the length, whatever it is. */
final class Markdown {

    /** Deeper quotes, lists and emphasis are read as text; so that no input exhausts the stack. */
    private static final int MAX_NESTING = 50;

    /** A paragraph that fits into {@link Block#MAX_HTML} cannot hold as many links. */
    private static final int MAX_BRACKETS = 1_000;

    /** In all tables of a text: each line of a wide one has as many cells as its head, however short the line is. */
    private static final int MAX_CELLS = 100_000;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = bounded().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /** Empty where the tables have more cells than we read. */
    static Optional<String> html(String markdown) {
        try {
            return Optional.of(RENDERER.render(PARSER.parse(markdown)));
        } catch (TooManyCells e) {
            return Optional.empty();
        }
    }

    private static final class TooManyCells extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** A parser that no input can exhaust or hold up. */
    static Parser.Builder bounded() {
        return Parser.builder()
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .inlineParserFactory(Markdown::boundedInlines);
    }

    /**
     * Leaves a paragraph of more than a thousand brackets as text. At each link the library looks again at every bracket
     * before it that is still open, so {@code [[a](b)[[a](b)…} would take the square of its length.
     */
    private static InlineParser boundedInlines(InlineParserContext context) {
        InlineParser parser = new InlineParserImpl(context);
        AtomicInteger cells = new AtomicInteger();
        return (SourceLines lines, Node block) -> {
            if (block instanceof TableCell && cells.incrementAndGet() > MAX_CELLS) {
                throw new TooManyCells();
            }
            String content = lines.getContent();
            if (content.chars().filter(c -> c == '[').count() > MAX_BRACKETS) {
                block.appendChild(new Text(content));
            } else {
                parser.parse(lines, block);
            }
        };
    }
}
