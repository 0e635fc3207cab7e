package org.broadsheet.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.shared.Slugs;

/** Gives headings the ids that links within a page name: made of their text, unique in the body, kept while the text stays. */
final class Anchors {

    private static final int MAX_LENGTH = 80;

    private final Map<UUID, Block.Heading> before = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Anchors() {}

    static List<Block> give(List<Block> blocks, List<Block> before) {
        Anchors anchors = new Anchors();
        Body.all(before)
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .forEach(heading -> anchors.before.put(heading.id(), heading));
        return anchors.each(anchors.each(blocks, anchors::kept), anchors::made);
    }

    private List<Block> each(List<Block> blocks, UnaryOperator<Block.Heading> give) {
        return blocks.stream()
                .map(block -> {
                    if (block instanceof Block.Heading heading) {
                        return give.apply(heading);
                    }
                    return block instanceof Block.Factbox box ? box.withBlocks(each(box.blocks(), give)) : block;
                })
                .toList();
    }

    /** The one that was sent, or the one it had with the same text; a second heading cannot have it too. */
    private Block.Heading kept(Block.Heading heading) {
        Block.Heading old = before.get(heading.id());
        String anchor = heading.anchor() != null
                ? heading.anchor()
                : old != null && old.text().equals(heading.text()) ? old.anchor() : null;
        return heading.withAnchor(anchor != null && taken.add(anchor) ? anchor : null);
    }

    private Block.Heading made(Block.Heading heading) {
        if (heading.anchor() != null) {
            return heading;
        }
        String base = Slugs.derive(heading.text(), MAX_LENGTH);
        String stem = base.isEmpty() ? "section" : base;
        String anchor = stem;
        for (int n = 2; !taken.add(anchor); n++) {
            anchor = stem + "-" + n;
        }
        return heading.withAnchor(anchor);
    }
}
