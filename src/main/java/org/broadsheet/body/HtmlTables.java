package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Tables in HTML. Cells that span columns or rows stand where they begin; what they cover is left empty. */
final class HtmlTables {

    private HtmlTables() {}

    /** The only cell of a table without caption, or null when there are several. */
    static Element onlyCell(Element table) {
        List<Element> rows = rows(table);
        boolean single = rows.size() == 1 && cells(rows.get(0)).size() == 1 && caption(table) == null;
        return single ? cells(rows.get(0)).get(0) : null;
    }

    /** The table block, or null when there is nothing in it. */
    static Block.Table table(Element table) {
        Grid grid = new Grid();
        List<Element> rows = rows(table);
        rows.stream().limit(Block.MAX_ROWS + 2L).forEach(grid::add);
        boolean header = !rows.isEmpty() && isHeader(rows.get(0));
        List<List<String>> body = grid.rows.subList(header ? 1 : 0, grid.rows.size()).stream()
                .filter(row -> !row.stream().allMatch(String::isEmpty))
                .toList();
        String caption = caption(table);
        List<String> names = header ? grid.rows.get(0) : List.of();
        boolean empty = body.isEmpty() && names.stream().allMatch(String::isEmpty) && caption == null;
        return empty ? null : new Block.Table(null, caption, names, body);
    }

    private static String caption(Element table) {
        Element caption = child(table, "caption");
        String text = caption == null ? "" : Text.line(InlineHtml.text(InlineHtml.inside(caption)));
        return text.isEmpty() ? null : text;
    }

    private static Element child(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.normalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isHeader(Element row) {
        return row.parent() != null && row.parent().normalName().equals("thead")
                || cells(row).stream().allMatch(cell -> cell.normalName().equals("th"));
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (String part : List.of("thead", "tbody", "tfoot")) {
            table.children().stream()
                    .filter(child -> child.normalName().equals(part))
                    .flatMap(child -> child.children().stream())
                    .filter(row -> row.normalName().equals("tr") && !InlineHtml.isDropped(row))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(cell ->
                        cell.normalName().equals("td") || cell.normalName().equals("th"))
                .toList();
    }

    /** The cells as they stand on the page. */
    private static final class Grid {

        private final List<List<String>> rows = new ArrayList<>();
        /** For each column, how many rows below a cell from above still covers. */
        private final int[] covered = new int[Block.MAX_COLUMNS + 1];

        void add(Element row) {
            List<String> line = new ArrayList<>();
            for (Element cell : cells(row)) {
                skipCovered(line);
                place(InlineHtml.inside(cell), span(cell, "colspan"), span(cell, "rowspan"), line);
            }
            skipCovered(line);
            while (!line.isEmpty() && line.get(line.size() - 1).isEmpty()) {
                line.remove(line.size() - 1);
            }
            rows.add(line);
        }

        private void skipCovered(List<String> line) {
            while (line.size() < covered.length && covered[line.size()] > 0) {
                covered[line.size()]--;
                line.add("");
            }
        }

        private void place(String html, int columns, int down, List<String> line) {
            // Pages write colspan="100" for "all there are": only a real cell may break the limit and be refused.
            for (int i = 0; i < columns && line.size() < (i == 0 ? covered.length : Block.MAX_COLUMNS); i++) {
                covered[line.size()] = down - 1;
                line.add(i == 0 ? html : "");
            }
        }

        private static int span(Element cell, String attribute) {
            String value = cell.attr(attribute).strip();
            return value.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(value) : 1;
        }
    }
}
