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

    private final Map<UUID, Block> free = new HashMap<>();
    private final Map<Block, List<UUID>> byContent = new HashMap<>();
    private final Map<UUID, Set<String>> words = new HashMap<>();

    private BlockIds(List<Block> blocks, List<Block> before) {
        Set<UUID> taken = new HashSet<>();
        Body.all(blocks).map(Block::id).forEach(taken::add);
        Body.all(before).filter(block -> !taken.contains(block.id())).forEach(block -> {
            free.put(block.id(), block);
            byContent.computeIfAbsent(content(block), c -> new ArrayList<>()).add(block.id());
            words.put(block.id(), words(block));
        });
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
        for (UUID id : byContent.getOrDefault(content(block), List.of())) {
            if (free.remove(id) != null) {
                return id;
            }
        }
        return null;
    }

    private UUID similar(Block block) {
        Set<String> own = words(block);
        UUID best = null;
        double bestScore = SIMILAR;
        for (Block candidate : free.values()) {
            if (candidate.getClass() == block.getClass()) {
                double score = dice(own, words.get(candidate.id()));
                if (score > bestScore
                        || score == bestScore && (best == null || candidate.id().compareTo(best) < 0)) {
                    best = candidate.id();
                    bestScore = score;
                }
            }
        }
        if (best != null) {
            free.remove(best);
        }
        return best;
    }

    /** Sørensen–Dice coefficient: words in common by words at all, 0 to 1. */
    private static double dice(Set<String> one, Set<String> other) {
        Set<String> smaller = one.size() <= other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        long common = smaller.stream().filter(larger::contains).count();
        return one.isEmpty() && other.isEmpty() ? 0 : 2.0 * common / (one.size() + other.size());
    }

    private static Set<String> words(Block block) {
        return WORD.matcher(substance(block)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** What makes the block this one: its text or, where a reader sees none, what it refers to. */
    private static String substance(Block block) {
        if (block instanceof Block.Embed embed) {
            return embed.url();
        }
        return block instanceof Block.Related related
                ? related.articles().toString().replace("-", "")
                : Rendering.text(List.of(block));
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
