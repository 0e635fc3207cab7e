package org.broadsheet.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTest {

    private static List<WordRun> compare(String before, String after) {
        return new TextDiff("en").compare(before, after);
    }

    /** Removed words in brackets, added ones in braces. */
    private static String marked(String language, String before, String after) {
        return new TextDiff(language)
                .compare(before, after).stream()
                        .map(run -> run.change() == null
                                ? run.text()
                                : run.change() == WordRun.Change.added
                                        ? "{" + run.text() + "}"
                                        : "[" + run.text() + "]")
                        .collect(Collectors.joining());
    }

    private static String without(WordRun.Change change, List<WordRun> runs) {
        return runs.stream()
                .filter(run -> run.change() != change)
                .map(WordRun::text)
                .collect(Collectors.joining());
    }

    private static void assertMakesBoth(String before, String after) {
        List<WordRun> runs = compare(before, after);
        assertThat(without(WordRun.Change.added, runs)).isEqualTo(before);
        assertThat(without(WordRun.Change.removed, runs)).isEqualTo(after);
        assertThat(runs).noneMatch(run -> run.text().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The council voted six to five. | The council voted seven to five. | The council voted [six]{seven} to five.",
                "en | It was an old brown house. | It was a new white house. | It was [an old brown]{a new white} house.",
                "en | One, two, three. | One, three. | One, [two, ]three.",
                "en | One | One two | One{ two}",
                "en | “Late”, he said. | “Early”, he said. | “[Late]{Early}”, he said.",
                "de | Der Küstenrat einigt sich. | Der Küstenrat einigte sich. | Der Küstenrat [einigt]{einigte} sich.",
                "ar | افتتح الميناء الجديد اليوم | افتتح الميناء القديم اليوم | افتتح الميناء [الجديد]{القديم} اليوم",
                "zh | 我们昨天参观了图书馆。 | 我们今天参观了图书馆。 | 我们[昨天]{今天}参观了图书馆。",
                "th | ฉันรักแมว | ฉันรักหมา | ฉันรัก[แมว]{หมา}",
            })
    void showsWordsAsTheirLanguageHasThem(String language, String before, String after, String marked) {
        assertThat(marked(language, before, after)).isEqualTo(marked);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(compare("", "")).isEmpty();
        assertThat(compare("", "New")).containsExactly(WordRun.added("New"));
        assertThat(compare("Old", "")).containsExactly(WordRun.removed("Old"));
        assertThat(compare("Same", "Same")).containsExactly(WordRun.kept("Same"));
    }

    @Test
    void theRunsMakeBothTexts() {
        Random random = new Random(1);
        String[] parts = {"a", "b", "c", " ", ". ", "\n", "word", "  ", "\uD83D\uDE00", "e\u0301"};
        for (int n = 0; n < 5_000; n++) {
            assertMakesBoth(text(random, parts, 15), text(random, parts, 15));
        }
    }

    private static String text(Random random, String[] parts, int length) {
        return random.ints(random.nextInt(length), 0, parts.length)
                .mapToObj(i -> parts[i])
                .collect(Collectors.joining());
    }

    private static List<String> words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(2_000) + (i % 12 == 11 ? ". W" : " "));
        }
        return words;
    }

    @Test
    void oneWordIsFoundInTenThousand() {
        List<String> words = words(new Random(1), 10_000);
        String before = String.join("", words);
        words.set(0, "first ");
        words.set(5_000, "middle ");
        words.set(9_999, "last");

        List<WordRun> runs = compare(before, String.join("", words));

        assertThat(runs.stream().filter(run -> run.change() == WordRun.Change.added))
                .extracting(run -> run.text().strip())
                .containsExactly("first", "middle", "last");
    }

    /** Beyond words and sentences the whole counts as another; in any case the answer comes and is true. */
    @Test
    void nothingTakesForEver() {
        Random random = new Random(1);
        List<String> before = List.of(
                String.join("", words(random, 10_000)),
                String.join("", words(random, 100_000)),
                "a.\n".repeat(100_000),
                "a".repeat(500_000),
                " ".repeat(500_000));
        List<String> after = List.of(
                String.join("", words(random, 10_000)),
                String.join("", words(random, 100_000)),
                "b.\n".repeat(100_000),
                "b ".repeat(250_000),
                "\n".repeat(500_000));

        for (int i = 0; i < before.size(); i++) {
            long start = System.nanoTime();
            assertMakesBoth(before.get(i), after.get(i));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aBodyOfManyOtherBlocksHasOneBudget() {
        Random random = new Random(1);
        TextDiff texts = new TextDiff("en");
        long start = System.nanoTime();
        for (int n = 0; n < 200; n++) {
            texts.compare(String.join("", words(random, 900)), String.join("", words(random, 900)));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void anyLanguageOfAnArticleWillDo() {
        assertThatCode(() -> new TextDiff("x-klingon").compare("a b", "a c")).doesNotThrowAnyException();
    }
}
