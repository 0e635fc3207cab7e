package org.broadsheet.body;

import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the HTML in blocks and leaves all else. */
final class HtmlFields {

    private HtmlFields() {}

    static List<Block> map(List<Block> blocks, UnaryOperator<String> change) {
        return blocks.stream().map(block -> map(block, change)).toList();
    }

    private static Block map(Block block, UnaryOperator<String> change) {
        if (block instanceof Block.Paragraph p) {
            return new Block.Paragraph(p.id(), change.apply(p.html()));
        } else if (block instanceof Block.Quote q) {
            return new Block.Quote(q.id(), change.apply(q.html()), q.source());
        } else if (block instanceof Block.ItemList l) {
            return new Block.ItemList(l.id(), l.ordered(), items(l.items(), change));
        } else if (block instanceof Block.Table t) {
            return new Block.Table(
                    t.id(),
                    t.caption(),
                    t.header().stream().map(change).toList(),
                    t.rows().stream()
                            .map(row -> row.stream().map(change).toList())
                            .toList());
        } else if (block instanceof Block.Factbox f) {
            return f.withBlocks(map(f.blocks(), change));
        } else if (block instanceof Block.Html h) {
            return new Block.Html(h.id(), change.apply(h.html()));
        }
        return block;
    }

    private static List<Block.Item> items(List<Block.Item> items, UnaryOperator<String> change) {
        return items.stream()
                .map(item -> new Block.Item(change.apply(item.html()), items(item.items(), change)))
                .toList();
    }
}
