package org.broadsheet.body;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * The inline HTML that text in a block may hold: {@code a[href,title] em strong s code sub sup mark q br abbr[title]
 * span[lang,dir]}. Everything else is taken off, its text kept, or, where the content is not text, dropped whole.
 *
 * <p>Not a filter on markup: the parsed tree is walked and written anew by {@link InlineWriter}, so nothing passes that
 * is not named here. What comes out, read again, comes out the same.
 */
final class InlineHtml {

    /** The parser flattens deeper elements, so that walking the tree cannot exhaust the stack. */
    static final int MAX_DEPTH = 100;

    private static final int MAX_TITLE = 500;
    /** So that no pattern meets a megabyte of style. */
    private static final int MAX_STYLE = 2_000;

    /** What is inside is program, style, form control, drawing or foreign document, never the article's text. */
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "applet",
            "audio",
            "video",
            "canvas",
            "map",
            "select",
            "datalist",
            "button",
            "textarea",
            "input",
            "title",
            "head",
            "meta",
            "link",
            "base",
            "xmp",
            "plaintext",
            "noembed",
            "noframes",
            "frameset",
            "frame",
            "oembed");

    /** Elements that begin and end a line of their own. */
    private static final Set<String> LINES = Set.of(
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "address",
            "form",
            "fieldset",
            "legend",
            "details",
            "summary",
            "dl",
            "dt",
            "dd",
            "ul",
            "ol",
            "menu",
            "dir",
            "li",
            "figure",
            "figcaption",
            "caption",
            "tr",
            "center",
            "hgroup",
            "hr",
            "dialog",
            "search");

    /** Those with a blank line around them. */
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    private static final Pattern BOLD = Pattern.compile("font-weight:\\s*(bold|[6-9]00)");
    private static final Pattern NOT_BOLD = Pattern.compile("font-weight:\\s*(normal|[1-4]00)");
    private static final Pattern ITALIC = Pattern.compile("font-style:\\s*italic");
    private static final Pattern NOT_ITALIC = Pattern.compile("font-style:\\s*normal");
    private static final Pattern STRUCK = Pattern.compile("text-decoration[a-z-]{0,20}:[^;]{0,60}line-through");
    private static final Pattern HIDDEN = Pattern.compile("display:\\s*none|mso-list:\\s*ignore");

    private static final Pattern TAG = Pattern.compile("<[^<>]*+>");

    private InlineHtml() {}

    /** The allowed subset of {@code html}. Blocks inside it become lines. */
    static String sanitise(String html) {
        String clean = once(html);
        // Not needed for any input known; so that "sanitised twice is the same" holds by construction, not by testing.
        for (int i = 0; i < 4; i++) {
            String again = once(clean);
            if (again.equals(clean)) {
                return clean;
            }
            clean = again;
        }
        return once(Text.escape(text(clean)));
    }

    private static String once(String html) {
        InlineWriter writer = new InlineWriter();
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            writer.text(html);
        } else {
            parse(html).forEach(node -> write(node, writer, false));
        }
        return writer.take();
    }

    /** The nodes of an HTML fragment, none deeper than {@link #MAX_DEPTH}. */
    static List<Node> parse(String html) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(html, new Element("body"), "");
    }

    /** The plain text of sanitised inline HTML; a {@code <br>} is a line end. */
    static String text(String html) {
        String text = TAG.matcher(html.replace("<br>", "\n")).replaceAll("");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#x338;", "\u0338")
                .replace("&amp;", "&");
    }

    /** The sanitised inline HTML of all that is inside an element. */
    static String inside(Element element) {
        InlineWriter writer = new InlineWriter();
        element.childNodes().forEach(node -> write(node, writer, false));
        return writer.take();
    }

    static void write(Node node, InlineWriter writer, boolean preformatted) {
        if (node instanceof TextNode text) {
            writeText(text.getWholeText(), writer, preformatted);
        } else if (node instanceof Element element && !isDropped(element)) {
            write(element, writer, preformatted);
        }
    }

    private static void write(Element element, InlineWriter writer, boolean preformatted) {
        String name = element.normalName();
        switch (name) {
            case "br" -> writer.lineBreak();
            case "img" -> HtmlMedia.picture(element, writer);
            case "td", "th" -> {
                writer.text(" ");
                children(element, writer, preformatted);
                writer.text(" ");
            }
            default -> {
                int around = PARAGRAPHS.contains(name) ? 2 : LINES.contains(name) ? 1 : 0;
                writer.atLeastBreaks(around);
                int opened = open(element, writer);
                children(element, writer, preformatted || name.equals("pre"));
                close(opened, writer);
                writer.atLeastBreaks(around);
            }
        }
    }

    private static void children(Element element, InlineWriter writer, boolean preformatted) {
        element.childNodes().forEach(node -> write(node, writer, preformatted));
    }

    static void writeText(String text, InlineWriter writer, boolean preformatted) {
        if (!preformatted) {
            writer.text(text);
            return;
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                writer.lineBreak();
            }
            writer.text(lines[i]);
        }
    }

    static boolean isLine(String name) {
        return LINES.contains(name) || PARAGRAPHS.contains(name);
    }

    static boolean isDropped(Element element) {
        return DROPPED.contains(element.normalName())
                || !Parser.NamespaceHtml.equals(element.tag().namespace())
                || element.hasAttr("hidden")
                || HIDDEN.matcher(style(element)).find();
    }

    /** Opens what the element means, and returns how many elements that is. */
    static int open(Element element, InlineWriter writer) {
        String name = meaning(element.normalName());
        return switch (name) {
            case "" -> 0;
            case "a" -> open(writer, name, attribute("href", Href.accept(element.attr("href"))), title(element));
            case "abbr" -> open(writer, name, "", title(element));
            case "span" -> openSpan(element, writer);
            // Google Docs wraps a whole document into a <b> that is not bold.
            case "strong" -> NOT_BOLD.matcher(style(element)).find() ? 0 : open(writer, name, "", "");
            case "em" -> NOT_ITALIC.matcher(style(element)).find() ? 0 : open(writer, name, "", "");
            default -> open(writer, name, "", "");
        };
    }

    private static String meaning(String name) {
        return switch (name) {
            case "em", "i", "var" -> "em";
            case "strong", "b" -> "strong";
            case "s", "del", "strike" -> "s";
            case "code", "kbd", "samp", "tt" -> "code";
            case "abbr", "acronym" -> "abbr";
            case "a", "sub", "sup", "mark", "q", "span" -> name;
            default -> "";
        };
    }

    static void close(int opened, InlineWriter writer) {
        for (int i = 0; i < opened; i++) {
            writer.close();
        }
    }

    private static int open(InlineWriter writer, String name, String first, String second) {
        if (first.isEmpty() && name.equals("a")) {
            return 0;
        }
        writer.open(name, first + second);
        return 1;
    }

    /** A span says its language and direction; those of word processors say by their style what an element should. */
    private static int openSpan(Element span, InlineWriter writer) {
        int opened = 0;
        String lang = language(span.attr("lang"));
        String dir = direction(span.attr("dir"));
        if (lang != null || dir != null) {
            opened += open(writer, "span", attribute("lang", lang), attribute("dir", dir));
        }
        String style = style(span);
        if (!style.isEmpty()) {
            opened += BOLD.matcher(style).find() ? open(writer, "strong", "", "") : 0;
            opened += ITALIC.matcher(style).find() ? open(writer, "em", "", "") : 0;
            opened += STRUCK.matcher(style).find() ? open(writer, "s", "", "") : 0;
        }
        return opened;
    }

    /** The value of {@code lang}, null where it is no language. */
    static String language(String value) {
        return LANGUAGE.matcher(value).matches() ? value : null;
    }

    /** The value of {@code dir}, null where it is no direction. */
    static String direction(String value) {
        return DIRECTIONS.contains(value) ? value : null;
    }

    private static String style(Element element) {
        String style = element.attr("style");
        return style.length() > MAX_STYLE ? "" : style.toLowerCase(Locale.ROOT);
    }

    private static String title(Element element) {
        String title = Text.line(element.attr("title"));
        return attribute("title", title.isEmpty() || Text.length(title) > MAX_TITLE ? null : title);
    }

    private static String attribute(String name, String value) {
        return value == null ? "" : " " + name + "=\"" + Text.escapeAttribute(value) + "\"";
    }
}
