package org.broadsheet.search;

import java.util.List;
import java.util.Set;

/** Texts as HTML in which the words that were found are marked. */
final class Snippets {

    /** In characters of the text; a snippet ends with a whole word. */
    private static final int LENGTH = 220;

    /** What stands before the first word that was found. */
    private static final int BEFORE = 40;

    private final String start;
    private final String end;

    /**
     * @param start HTML in front of what was found
     * @param end HTML behind it
     */
    Snippets(String start, String end) {
        this.start = start;
        this.end = end;
    }

    /** All of it. */
    String whole(String text, List<Words.Word> words, Set<Integer> found) {
        return text == null ? null : marked(text, words, found, 0, text.length());
    }

    /** Where most was found close together, and there the first; null where nothing was found. */
    String best(String text, List<Words.Word> words, Set<Integer> found) {
        List<Integer> places =
                found.stream().filter(place -> place < words.size()).sorted().toList();
        int best = -1;
        int most = 0;
        for (int i = 0; i < places.size(); i++) {
            int from = words.get(places.get(i)).start();
            int count = 0;
            for (int n = i; n < places.size() && words.get(places.get(n)).end() <= from + LENGTH - BEFORE; n++) {
                count++;
            }
            if (best < 0 || count > most) {
                best = places.get(i);
                most = count;
            }
        }
        if (best < 0) {
            return null;
        }
        int first = best;
        while (first > 0 && words.get(best).start() - words.get(first - 1).start() <= BEFORE) {
            first--;
        }
        int from = first == 0 ? 0 : words.get(first).start();
        int last = best;
        while (last + 1 < words.size() && words.get(last + 1).end() <= from + LENGTH) {
            last++;
        }
        boolean isEnd =
                last + 1 == words.size() && text.length() - words.get(last).end() <= BEFORE;
        int to = isEnd ? text.length() : words.get(last).end();
        // A text that begins with very much that is no word is not worth it.
        int begin = Math.max(from, words.get(first).start() - BEFORE);
        return (begin > 0 ? "…" : "") + marked(text, words, found, begin, to) + (isEnd ? "" : "…");
    }

    private String marked(String text, List<Words.Word> words, Set<Integer> found, int from, int to) {
        StringBuilder html = new StringBuilder();
        int at = from;
        for (int place = 0; place < words.size(); place++) {
            Words.Word word = words.get(place);
            if (word.start() >= from && word.end() <= to && found.contains(place)) {
                escape(text, at, word.start(), html);
                html.append(start);
                escape(text, word.start(), word.end(), html);
                html.append(end);
                at = word.end();
            }
        }
        escape(text, at, to, html);
        return html.toString().strip();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t', ' ' -> {
                    if (html.length() > 0 && html.charAt(html.length() - 1) != ' ') {
                        html.append(' ');
                    }
                }
                default -> html.append(c);
            }
        }
    }
}
