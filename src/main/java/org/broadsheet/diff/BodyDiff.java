package org.broadsheet.diff;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;

/**
 * Compares two bodies block by block; a block is the same as long as it keeps its id. Blocks in a factbox are blocks like
 * others, and the box itself is its title: so one changed sentence in it is one change.
 */
final class BodyDiff {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> PROPERTIES = new TypeReference<>() {};

    /** Who a block is, and where: these are shown by other means. */
    private static final Set<String> NO_PROPERTIES = Set.of("id", "blocks");

    /** @param box the id of the factbox that it lies in, null for none */
    private record Placed(Block block, UUID box) {}

    private final Map<UUID, Placed> before = new LinkedHashMap<>();
    private final Map<UUID, Placed> after = new LinkedHashMap<>();
    private final TextDiff texts;
    private final List<BlockChange> changes = new ArrayList<>();

    private BodyDiff(List<Block> before, List<Block> after, TextDiff texts) {
        collect(before, null, this.before);
        collect(after, null, this.after);
        this.texts = texts;
    }

    /** The changes in the order of the body after, with removed blocks where they stood. */
    static List<BlockChange> compare(List<Block> before, List<Block> after, TextDiff texts) {
        return new BodyDiff(before, after, texts).compare();
    }

    private static void collect(List<Block> blocks, UUID box, Map<UUID, Placed> placed) {
        for (Block block : blocks) {
            placed.put(block.id(), new Placed(block, box));
            if (block instanceof Block.Factbox factbox) {
                collect(factbox.blocks(), factbox.id(), placed);
            }
        }
    }

    private List<BlockChange> compare() {
        Set<UUID> inPlace = inPlace();
        Map<UUID, List<Block>> removed = removed();
        removed.getOrDefault(null, List.of()).forEach(this::remove);
        after.forEach((id, now) -> {
            Placed was = before.get(id);
            if (was == null) {
                add(now.block());
            } else {
                if (!inPlace.contains(id)) {
                    move(now.block());
                }
                change(was.block(), now.block());
            }
            removed.getOrDefault(id, List.of()).forEach(this::remove);
        });
        return changes;
    }

    /** As many as possible of those that are still beside the same ones, so that as few as possible were moved. */
    private Set<UUID> inPlace() {
        Map<UUID, List<UUID>> orderBefore = new HashMap<>();
        Map<UUID, List<UUID>> orderAfter = new HashMap<>();
        before.forEach((id, was) -> {
            if (after.containsKey(id) && Objects.equals(after.get(id).box(), was.box())) {
                orderBefore.computeIfAbsent(was.box(), box -> new ArrayList<>()).add(id);
            }
        });
        after.forEach((id, now) -> {
            if (before.containsKey(id) && Objects.equals(before.get(id).box(), now.box())) {
                orderAfter.computeIfAbsent(now.box(), box -> new ArrayList<>()).add(id);
            }
        });
        Set<UUID> inPlace = new HashSet<>();
        orderBefore.forEach((box, ids) -> inPlace.addAll(Sequences.common(ids, orderAfter.get(box))));
        return inPlace;
    }

    /** By the block that is still there and stood before them, null for none. */
    private Map<UUID, List<Block>> removed() {
        Map<UUID, List<Block>> removed = new HashMap<>();
        UUID last = null;
        for (Map.Entry<UUID, Placed> was : before.entrySet()) {
            if (after.containsKey(was.getKey())) {
                last = was.getKey();
            } else {
                removed.computeIfAbsent(last, id -> new ArrayList<>())
                        .add(was.getValue().block());
            }
        }
        return removed;
    }

    private void add(Block block) {
        String text = text(block);
        changes.add(new BlockChange(
                block.id(),
                BlockChange.Kind.added,
                block.type(),
                text.isEmpty() ? null : List.of(WordRun.added(text)),
                null,
                whole(block)));
    }

    private void remove(Block block) {
        String text = text(block);
        changes.add(new BlockChange(
                block.id(),
                BlockChange.Kind.removed,
                block.type(),
                text.isEmpty() ? null : List.of(WordRun.removed(text)),
                whole(block),
                null));
    }

    private void move(Block block) {
        changes.add(new BlockChange(block.id(), BlockChange.Kind.moved, block.type(), null, null, null));
    }

    private void change(Block was, Block now) {
        if (was.equals(now)) {
            return;
        }
        Map<String, Object> wasSo = properties(was);
        Map<String, Object> isSo = properties(now);
        Map<String, Object> same = new HashMap<>(wasSo);
        same.entrySet().retainAll(isSo.entrySet());
        wasSo.keySet().removeAll(same.keySet());
        isSo.keySet().removeAll(same.keySet());
        if (wasSo.isEmpty() && isSo.isEmpty()) {
            return;
        }
        String textBefore = text(was);
        String textAfter = text(now);
        changes.add(new BlockChange(
                now.id(),
                BlockChange.Kind.changed,
                now.type(),
                textBefore.equals(textAfter) ? null : texts.compare(textBefore, textAfter),
                wasSo,
                isSo));
    }

    private static Map<String, Object> whole(Block block) {
        Map<String, Object> properties = properties(block);
        properties.remove("type");
        return properties;
    }

    private static Map<String, Object> properties(Block block) {
        Map<String, Object> properties = JSON.convertValue(block, PROPERTIES);
        properties.keySet().removeAll(NO_PROPERTIES);
        return properties;
    }

    private static String text(Block block) {
        if (block instanceof Block.Factbox box) {
            return Objects.toString(box.title(), "");
        }
        // Without numbers: an item more would change all that follow.
        Block unnumbered =
                block instanceof Block.ItemList list ? new Block.ItemList(list.id(), false, list.items()) : block;
        return new Body(List.of(unnumbered)).text();
    }
}
