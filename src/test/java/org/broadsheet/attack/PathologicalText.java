package org.broadsheet.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Texts of any length that cost careless programs the square of it: all that opens and never closes, again and again. */
final class PathologicalText {

    private static final List<String> REPEATED = List.of(
            // Markdown
            "[",
            "[a](b",
            "[a](<b",
            "![a](",
            "](",
            "[a]: u\n",
            "[a]: \"",
            "*a **a ",
            "_a*",
            "a**b",
            "a**b c* ",
            "`a``b",
            "> ",
            "- ",
            "- a\n",
            "* a\n",
            "1. a\n",
            "# ",
            "~~~\n",
            "=\n",
            "-\n",
            "a\n",
            "\n",
            "a|b\n-|-\n",
            "\\",
            "|",
            "(",
            // HTML
            "<",
            "<!-- ",
            "<!---->",
            "<?",
            "<![CDATA[",
            "<!A",
            "<a ",
            "<a b=\"",
            "<a b='",
            "<a href=\"http://",
            "<b id=x><p>",
            "<b><p>",
            "<i>a</i>",
            "<div>",
            "</p>",
            "<h1><div>",
            "<table><tr><td>",
            "<blockquote>",
            "<blockquote>a<br>— b",
            "<br>",
            "<br>— ",
            "<ul><li>",
            "<li>",
            "<td>",
            "<svg>",
            "<select>",
            "<template>",
            "<pre>",
            "<p style=mso-list:level1>x",
            "<span style='text-decoration",
            "text-decoration",
            "&",
            "&amp",
            "&#",
            "&#x301;&#x327;",
            // Spaces and marks
            " ",
            "\t",
            " \n",
            "\u00a0",
            "\u200b",
            "\u0301",
            "\u0301\u0327",
            "\u0f73",
            "\u0338",
            "\u2028",
            "— ",
            "中",
            "การ",
            "😀",
            // Addresses, names, headers
            "http://a.",
            "http://",
            "a@",
            "a.a@b.",
            "www.",
            "/",
            "?",
            "a-",
            "-",
            "0",
            "a",
            "A.",
            "\"1\",",
            "\"",
            "W/",
            "W/\"1\" ",
            ";a=\"",
            "; ",
            ";a=b",
            "a/",
            "1.1.1.1,",
            ",",
            "::",
            "%",
            "bs_",
            "{",
            "}",
            "\\\"");

    private PathologicalText() {}

    /** Of about that length, by their names. */
    static Map<String, String> all(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        all().forEach((name, text) -> texts.put(name, text.apply(length)));
        return texts;
    }

    private static Map<String, IntFunction<String>> all() {
        Map<String, IntFunction<String>> all = new LinkedHashMap<>();
        for (String piece : REPEATED) {
            all.put("many " + piece.replace("\n", "\\n"), length -> repeated(piece, length));
            all.put(
                    "many " + piece.replace("\n", "\\n") + ", then another",
                    length -> repeated(piece, length - 2) + "\n!");
        }
        all.put("marks in disorder", length -> "a" + repeated("\u0301", length / 2) + repeated("\u0327", length / 2));
        all.put("runs of backticks", length -> growing("`", " ", length));
        all.put("deeper and deeper lists", length -> growing("  ", "- a\n", length));
        all.put("a wide table with many lines", PathologicalText::table);
        all.put("many attributes", length -> "<a " + numbered(" a", "=b", length) + ">");
        all.put("many formats", length -> numbered("<b id=", "><p>", length));
        all.put(
                "deep headings",
                length -> repeated("<h1><div>", length / 4) + repeated("a &amp; <i>b</i> ", length * 3 / 4));
        all.put(
                "a full item with many below it",
                length -> "<p style=mso-list:level1>" + repeated("<b>a</b>", length / 2) + "</p>"
                        + repeated("<p style=mso-list:level2>x</p>", length / 2));
        all.put("a title of tags", length -> "<abbr title=\"" + repeated("<a ", length) + "\">x</abbr>");
        all.put(
                "an address of two parts",
                length -> "http://" + repeated("a", length / 2) + "/" + repeated("b", length / 2) + "\u2028");
        all.put("a quote that ends in lines", length -> "<blockquote>" + repeated("a<br>— ", length) + "</blockquote>");
        return all;
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static String growing(String more, String end, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() < length; i++) {
            text.append(more.repeat(i)).append(end);
        }
        return text.toString();
    }

    private static String numbered(String before, String after, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(before).append(i).append(after);
        }
        return text.toString();
    }

    private static String table(int length) {
        int columns = length / 8;
        return repeated("|a", columns * 2) + "|\n" + repeated("|-", columns * 2) + "|\n" + repeated("a\n", length / 2);
    }
}
