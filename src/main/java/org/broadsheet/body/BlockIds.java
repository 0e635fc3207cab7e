package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.shared.Ids;

/**
 * Gives ids to blocks that came without one: that of the same block of the revision before, else of the most similar one of
 * its type, else a new one. So an editor who sends Markdown keeps what hangs on the blocks.
 */
final class BlockIds {

    /** Half of the words in common: less is another block. */
    private static final double SIMILAR = 0.5;

    /** Where a script writes no spaces, each character counts. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]|[\\p{L}\\p{M}\\p{N}]+");

    private static final UUID NONE = new UUID(0, 0);

    /** Blocks of the revision before that nobody else is; their places below are their numbers. */
    private final List<Block> old;

    private final boolean[] taken;
    private final Map<Block, List<Integer>> byContent = new HashMap<>();
    /** Which old blocks hold a word, so that none needs to be compared with all. */
    private final Map<String, List<Integer>> byWord = new HashMap<>();

    private final int[] sizes;

    private BlockIds(List<Block> blocks, List<Block> before) {
        Set<UUID> kept = Body.all(blocks).map(Block::id).collect(Collectors.toCollection(HashSet::new));
        old = Body.all(before).filter(block -> !kept.contains(block.id())).toList();
        taken = new boolean[old.size()];
        sizes = new int[old.size()];
        for (int i = 0; i < old.size(); i++) {
            add(byContent, content(old.get(i)), i);
            Set<String> words = words(old.get(i));
            sizes[i] = words.size();
            for (String word : words) {
                add(byWord, word, i);
            }
        }
    }

    private static <K> void add(Map<K, List<Integer>> index, K key, int number) {
        index.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
    }

    static List<Block> give(List<Block> blocks, List<Block> before) {
        BlockIds ids = new BlockIds(blocks, before);
        // What is unchanged comes first, lest something similar before it takes its id.
        return ids.each(ids.each(ids.each(blocks, ids::same), ids::similar), block -> Ids.next());
    }

    private List<Block> each(List<Block> blocks, Function<Block, UUID> find) {
        return blocks.stream()
                .map(block -> {
                    Block inside =
                            block instanceof Block.Factbox box ? box.withBlocks(each(box.blocks(), find)) : block;
                    return inside.id() == null ? inside.withId(find.apply(block)) : inside;
                })
                .toList();
    }

    private UUID same(Block block) {
        for (int candidate : byContent.getOrDefault(content(block), List.of())) {
            if (!taken[candidate]) {
                return take(candidate);
            }
        }
        return null;
    }

    private UUID similar(Block block) {
        Set<String> words = words(block);
        int[] common = new int[old.size()];
        words.forEach(word -> byWord.getOrDefault(word, List.of()).forEach(candidate -> common[candidate]++));
        int best = -1;
        double bestScore = 0;
        for (int i = 0; i < common.length; i++) {
            // Sørensen–Dice coefficient: words in common by words at all, 0 to 1.
            double score = common[i] == 0 ? 0 : 2.0 * common[i] / (words.size() + sizes[i]);
            if (score >= SIMILAR && score > bestScore && !taken[i] && old.get(i).getClass() == block.getClass()) {
                best = i;
                bestScore = score;
            }
        }
        return best < 0 ? null : take(best);
    }

    private UUID take(int candidate) {
        taken[candidate] = true;
        return old.get(candidate).id();
    }

    private static Set<String> words(Block block) {
        return WORD.matcher(substance(block)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** What makes the block this one: its text or, where a reader sees none, what it refers to. */
    private static String substance(Block block) {
        if (block instanceof Block.Embed embed) {
            return embed.url();
        }
        if (block instanceof Block.Related related) {
            return word(related.articles());
        } else if (block instanceof Block.Image image) {
            return word(image.media());
        } else if (block instanceof Block.Gallery gallery) {
            return word(gallery.images().stream().map(Block.GalleryImage::media).toList());
        }
        return Rendering.text(List.of(block));
    }

    /** Ids, each of which counts as one word. */
    private static String word(Object ids) {
        return ids.toString().replace("-", "");
    }

    /** The block as it is apart from its id and what is derived. */
    private static Block content(Block block) {
        Block plain = block instanceof Block.Heading heading ? heading.withAnchor(null) : block;
        if (plain instanceof Block.Factbox box) {
            plain = box.withBlocks(box.blocks().stream().map(BlockIds::content).toList());
        }
        return plain.withId(NONE);
    }
}
