package org.broadsheet.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.junit.jupiter.api.Test;

class BodyDiffTest {

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static Block paragraph(int number) {
        return paragraph(number, "Paragraph " + number);
    }

    private static Block paragraph(int number, String html) {
        return new Block.Paragraph(id(number), html);
    }

    private static List<BlockChange> compare(List<Block> before, List<Block> after) {
        return BodyDiff.compare(before, after, new TextDiff("en"));
    }

    /** Say {@code moved 3}. */
    private static List<String> brief(List<BlockChange> changes) {
        return changes.stream()
                .map(change -> change.change() + " " + change.block().getLeastSignificantBits())
                .toList();
    }

    private static List<Block> paragraphs(int... numbers) {
        List<Block> blocks = new ArrayList<>();
        for (int number : numbers) {
            blocks.add(paragraph(number));
        }
        return blocks;
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(compare(paragraphs(1, 2, 3), paragraphs(1, 2, 3))).isEmpty();
        assertThat(compare(List.of(), List.of())).isEmpty();
    }

    @Test
    void blocksComeAndGoWhereTheyStood() {
        assertThat(brief(compare(paragraphs(1, 2, 3, 4), paragraphs(5, 2, 6, 4))))
                .containsExactly("removed 1", "added 5", "removed 3", "added 6");
        assertThat(compare(List.of(), paragraphs(1)))
                .containsExactly(new BlockChange(
                        id(1),
                        BlockChange.Kind.added,
                        "paragraph",
                        List.of(WordRun.added("Paragraph 1")),
                        null,
                        Map.of("html", "Paragraph 1")));
    }

    @Test
    void asFewAsPossibleWereMoved() {
        assertThat(brief(compare(paragraphs(1, 2, 3, 4, 5), paragraphs(5, 1, 2, 3, 4))))
                .containsExactly("moved 5");
        assertThat(brief(compare(paragraphs(1, 2, 3, 4, 5), paragraphs(2, 3, 9, 1, 4, 5))))
                .containsExactly("added 9", "moved 1");
    }

    @Test
    void everyOrderIsReachedByTheFewestMoves() {
        Random random = new Random(1);
        List<Block> before = paragraphs(0, 1, 2, 3, 4, 5, 6);
        for (int n = 0; n < 500; n++) {
            List<Block> after = new ArrayList<>(before);
            Collections.shuffle(after, random);

            assertThat(compare(before, after)).hasSize(before.size() - longestRise(after));
        }
    }

    /** Of the blocks that were in the order of their numbers. */
    private static int longestRise(List<Block> blocks) {
        int[] longest = new int[blocks.size()];
        int most = 0;
        for (int i = 0; i < longest.length; i++) {
            longest[i] = 1;
            for (int k = 0; k < i; k++) {
                if (blocks.get(k).id().compareTo(blocks.get(i).id()) < 0) {
                    longest[i] = Math.max(longest[i], longest[k] + 1);
                }
            }
            most = Math.max(most, longest[i]);
        }
        return most;
    }

    @Test
    void movedAndChangedAreTwoEntries() {
        List<BlockChange> changes = compare(
                paragraphs(1, 2, 3), List.of(paragraph(3, "Paragraph <em>three</em>"), paragraph(1), paragraph(2)));

        assertThat(brief(changes)).containsExactly("moved 3", "changed 3");
        assertThat(changes.get(1).words())
                .containsExactly(WordRun.kept("Paragraph "), WordRun.removed("3"), WordRun.added("three"));
        assertThat(changes.get(1).before()).isEqualTo(Map.of("html", "Paragraph 3"));
        assertThat(changes.get(1).after()).isEqualTo(Map.of("html", "Paragraph <em>three</em>"));
    }

    @Test
    void whereTheTextStaysThePropertiesTell() {
        List<BlockChange> changes = compare(
                List.of(
                        paragraph(1, "Late again"),
                        new Block.Heading(id(2), 2, "Why", "why"),
                        new Block.ItemList(id(3), false, List.of(new Block.Item("A", List.of())))),
                List.of(
                        paragraph(1, "Late <strong>again</strong>"),
                        new Block.Heading(id(2), 3, "Why", "why"),
                        new Block.ItemList(id(3), true, List.of(new Block.Item("A", List.of())))));

        assertThat(changes).allMatch(change -> change.words() == null);
        assertThat(changes)
                .extracting(BlockChange::before)
                .containsExactly(Map.of("html", "Late again"), Map.of("level", 2), Map.of("ordered", false));
        assertThat(changes)
                .extracting(BlockChange::after)
                .containsExactly(
                        Map.of("html", "Late <strong>again</strong>"), Map.of("level", 3), Map.of("ordered", true));
    }

    @Test
    void aBlockMayBecomeOneOfAnotherType() {
        BlockChange change = compare(paragraphs(1), List.of(new Block.Heading(id(1), 2, "Paragraph 1", "p")))
                .get(0);

        assertThat(change.type()).isEqualTo("heading");
        assertThat(change.words()).isNull();
        assertThat(change.before()).isEqualTo(Map.of("type", "paragraph", "html", "Paragraph 1"));
        assertThat(change.after())
                .isEqualTo(Map.of("type", "heading", "level", 2, "text", "Paragraph 1", "anchor", "p"));
    }

    @Test
    void propertiesThatAreAbsentAreNull() {
        Map<String, Object> none = new HashMap<>();
        none.put("source", null);

        BlockChange change = compare(
                        List.of(new Block.Quote(id(1), "So it is", null)),
                        List.of(new Block.Quote(id(1), "So it is", "Ana Ruiz")))
                .get(0);

        assertThat(change.before()).isEqualTo(none);
        assertThat(change.after()).isEqualTo(Map.of("source", "Ana Ruiz"));
        assertThat(change.words()).contains(WordRun.added("\n— Ana Ruiz"));
    }

    @Test
    void blocksInAFactboxAreBlocksLikeOthers() {
        List<Block> before = List.of(
                paragraph(1), new Block.Factbox(id(2), "The facts", List.of(paragraph(3), paragraph(4))), paragraph(5));

        assertThat(brief(compare(
                        before,
                        List.of(
                                new Block.Factbox(id(2), "The facts", List.of(paragraph(4), paragraph(3, "Changed"))),
                                paragraph(1),
                                paragraph(5)))))
                .containsExactlyInAnyOrder("moved 2", "moved 4", "changed 3");
        assertThat(brief(compare(
                        before,
                        List.of(
                                paragraph(1),
                                paragraph(3),
                                new Block.Factbox(id(2), "Other facts", List.of(paragraph(4))),
                                paragraph(5)))))
                .containsExactly("moved 3", "changed 2");
    }
}
