package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Tables and lists in HTML from elsewhere. */
final class HtmlTables {

    private HtmlTables() {}

    /** The table without its spans, or null where nothing is in it; what lies past the bounds is found by the reader. */
    static Block.Table table(Element table) {
        Element caption = table.selectFirst("caption");
        String title = caption == null ? "" : Text.line(caption.text());
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            if (row.closest("table") != table) {
                continue;
            }
            List<String> cells = row.children().stream()
                    .filter(cell ->
                            cell.normalName().equals("td") || cell.normalName().equals("th"))
                    .map(InlineHtml::inside)
                    .toList();
            boolean heads =
                    row.children().stream().allMatch(cell -> cell.normalName().equals("th"));
            if (heads && header.isEmpty() && rows.isEmpty()) {
                header.addAll(cells);
            } else if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return header.isEmpty() && rows.isEmpty()
                ? null
                : new Block.Table(null, title.isEmpty() ? null : title, header, rows);
    }

    /** The items of a list and of those in it; deeper ones than a block can hold become lines of their item. */
    static List<Block.Item> items(Element list, int depth) {
        List<Block.Item> items = new ArrayList<>();
        for (Element child : list.children()) {
            if (isList(child)) {
                items.addAll(items(child, depth));
            } else if (!InlineHtml.isDropped(child)) {
                List<Element> inner = depth < Block.MAX_LIST_DEPTH
                        ? child.children().stream().filter(HtmlTables::isList).toList()
                        : List.of();
                List<Block.Item> below = new ArrayList<>();
                inner.forEach(one -> {
                    below.addAll(items(one, depth + 1));
                    one.remove();
                });
                String html = InlineHtml.inside(child);
                if (!html.isEmpty() || !below.isEmpty()) {
                    items.add(new Block.Item(html, List.copyOf(below)));
                }
            }
        }
        return items;
    }

    private static boolean isList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }
}
