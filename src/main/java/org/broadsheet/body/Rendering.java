package org.broadsheet.body;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Blocks as HTML and as plain text. Related articles are left to the front end, which has their cards. */
final class Rendering {

    private final Function<Block.GalleryImage, String> figure;

    /** @param figure gives the HTML of a picture */
    Rendering(Function<Block.GalleryImage, String> figure) {
        this.figure = figure;
    }

    String html(List<Block> blocks) {
        return blocks.stream().map(this::html).filter(html -> !html.isEmpty()).collect(Collectors.joining("\n"));
    }

    private String html(Block block) {
        if (block instanceof Block.Paragraph p) {
            return element("p", p.html());
        } else if (block instanceof Block.Heading h) {
            return "<h" + h.level() + " id=\"" + h.anchor() + "\">" + Text.escape(h.text()) + "</h" + h.level() + ">";
        } else if (block instanceof Block.ItemList l) {
            return list(l.ordered() ? "ol" : "ul", l.items());
        } else if (block instanceof Block.Quote q) {
            return element("blockquote", element("p", q.html()) + cite(q.source()));
        } else if (block instanceof Block.PullQuote q) {
            return "<aside class=\"pullquote\">" + element("p", Text.escape(q.text())) + cite(q.source()) + "</aside>";
        } else if (block instanceof Block.Image i) {
            return figure.apply(new Block.GalleryImage(i.media(), i.caption(), i.credit()));
        } else if (block instanceof Block.Gallery g) {
            return "<div class=\"gallery\">" + g.images().stream().map(figure).collect(Collectors.joining()) + "</div>";
        } else if (block instanceof Block.Embed e) {
            String text = e.title() == null ? e.url() : e.title();
            return "<figure class=\"embed\"><a href=\"" + Text.escapeAttribute(e.url()) + "\">" + Text.escape(text)
                    + "</a></figure>";
        } else if (block instanceof Block.Table t) {
            return table(t);
        } else if (block instanceof Block.Code c) {
            String language = c.language() == null ? "" : " class=\"language-" + c.language() + "\"";
            return "<pre><code" + language + ">" + Text.escape(c.text()) + "</code></pre>";
        } else if (block instanceof Block.Divider) {
            return "<hr>";
        } else if (block instanceof Block.Factbox f) {
            String title = f.title() == null ? "" : "<p class=\"title\">" + Text.escape(f.title()) + "</p>";
            return "<aside class=\"factbox\">" + title + html(f.blocks()) + "</aside>";
        } else if (block instanceof Block.Html h) {
            return h.html();
        }
        return "";
    }

    private static String list(String name, List<Block.Item> items) {
        return element(
                name,
                items.stream()
                        .map(item ->
                                element("li", item.html() + (item.items().isEmpty() ? "" : list(name, item.items()))))
                        .collect(Collectors.joining()));
    }

    private static String table(Block.Table table) {
        String caption = table.caption() == null ? "" : element("caption", Text.escape(table.caption()));
        String head = table.header().isEmpty() ? "" : element("thead", row("th", table.header()));
        String body = table.rows().stream().map(row -> row("td", row)).collect(Collectors.joining());
        return element("table", caption + head + element("tbody", body));
    }

    private static String row(String cell, List<String> cells) {
        return element("tr", cells.stream().map(html -> element(cell, html)).collect(Collectors.joining()));
    }

    private static String cite(String source) {
        return source == null ? "" : element("cite", Text.escape(source));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String text(List<Block> blocks) {
        return blocks.stream()
                .map(Rendering::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String text(Block block) {
        if (block instanceof Block.Paragraph p) {
            return InlineHtml.text(p.html());
        } else if (block instanceof Block.Heading h) {
            return h.text();
        } else if (block instanceof Block.ItemList l) {
            return items(l.ordered(), l.items(), "");
        } else if (block instanceof Block.Quote q) {
            return sourced(InlineHtml.text(q.html()), q.source());
        } else if (block instanceof Block.PullQuote q) {
            return sourced(q.text(), q.source());
        } else if (block instanceof Block.Image i) {
            return caption(i.caption());
        } else if (block instanceof Block.Gallery g) {
            return g.images().stream()
                    .map(image -> caption(image.caption()))
                    .filter(caption -> !caption.isEmpty())
                    .collect(Collectors.joining("\n"));
        } else if (block instanceof Block.Embed e) {
            return e.title() == null ? "" : e.title();
        } else if (block instanceof Block.Table t) {
            return tableText(t);
        } else if (block instanceof Block.Code c) {
            return c.text();
        } else if (block instanceof Block.Factbox f) {
            String title = f.title() == null ? "" : f.title() + "\n\n";
            return title + text(f.blocks());
        } else if (block instanceof Block.Html h) {
            return Jsoup.parseBodyFragment(h.html()).text();
        }
        return "";
    }

    /** Only what the article itself says: the picture's own caption may change later. */
    private static String caption(String caption) {
        return caption == null ? "" : caption;
    }

    /** As they are read out: numbered where the list is, as in HTML at every level. */
    private static String items(boolean ordered, List<Block.Item> items, String indent) {
        StringJoiner lines = new StringJoiner("\n");
        for (int i = 0; i < items.size(); i++) {
            Block.Item item = items.get(i);
            lines.add(indent + (ordered ? i + 1 + ". " : "- ") + InlineHtml.text(item.html()));
            if (!item.items().isEmpty()) {
                lines.add(items(ordered, item.items(), indent + "  "));
            }
        }
        return lines.toString();
    }

    private static String tableText(Block.Table table) {
        String caption = table.caption() == null ? "" : table.caption() + "\n";
        String header = table.header().isEmpty() ? "" : cells(table.header()) + "\n";
        return caption + header + table.rows().stream().map(Rendering::cells).collect(Collectors.joining("\n"));
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(InlineHtml::text).collect(Collectors.joining("\t"));
    }

    private static String sourced(String text, String source) {
        return source == null ? text : text + "\n— " + source;
    }
}
