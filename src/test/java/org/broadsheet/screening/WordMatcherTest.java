package org.broadsheet.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.groups.Tuple;

class WordMatcherTest {

    private static WordMatcher holding(String... words) {
        return new WordMatcher(List.of(new WordList(null, List.of(words), null)));
    }

    /** The parts of the text that were found. */
    private static List<String> found(String text, String... words) {
        return holding(words).find(text).stream()
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    @Example
    void findsWholeWordsWhateverTheirCase() {
        assertThat(found("You IDIOT, you Idiot. idiotic", "idiot")).containsExactly("IDIOT", "Idiot");
        assertThat(found("class assassin pass", "ass")).isEmpty();
        assertThat(found("x2 2x x", "x")).containsExactly("x");
    }

    @Example
    void findsPhrasesAndBeginnings() {
        assertThat(found("Come and buy followers here", "buy followers")).containsExactly("buy followers");
        assertThat(found("idiotic, Idiots", "idiot*")).containsExactly("idiot", "Idiot");
        assertThat(found("cannot", "*")).isEmpty();
    }

    @Example
    void seesThroughDisguise() {
        assertThat(found("ＩＤＩＯＴ", "idiot")).containsExactly("ＩＤＩＯＴ");
        assertThat(found("id\u200biot", "idiot")).containsExactly("id\u200biot");
        assertThat(found("Straße STRASSE", "strasse")).containsExactly("Straße", "STRASSE");
    }

    @Example
    void findsWordsOfLanguagesWithoutSpaces() {
        assertThat(found("これはばかです", "ばか")).containsExactly("ばか");
    }

    @Example
    void tellsTheListAndTheStrictestWins() {
        WordMatcher matcher = new WordMatcher(List.of(new WordList(List.of("b"), List.of("a", "b"), List.of("c"))));

        List<Finding> found = matcher.find("a b c");

        assertThat(found)
                .extracting(Finding::detail, Finding::verdict)
                .containsExactly(
                        Tuple.tuple("a", Verdict.hold),
                        Tuple.tuple("b", Verdict.reject),
                        Tuple.tuple("b", Verdict.hold),
                        Tuple.tuple("c", Verdict.flag));
        assertThat(Screening.verdict(found)).contains(Verdict.reject);
        assertThat(Screening.verdict(List.of())).isEmpty();
    }

    @Example
    void languagesHaveTheirOwnListsAndThatOfAll() {
        WordLists lists = new WordLists(Map.of(
                "*", new WordList(null, List.of("spam"), null),
                "en", new WordList(null, List.of("idiot"), null),
                "de-AT", new WordList(null, List.of("trottel"), null)));

        assertThat(lists.matcher("en-GB").find("spam idiot trottel")).hasSize(2);
        assertThat(lists.matcher("de").find("spam idiot trottel")).hasSize(1);
        assertThat(lists.matcher("de-AT").find("spam idiot trottel")).hasSize(2);
        assertThat(lists.matcher("eng").find("spam idiot trottel")).hasSize(1);
    }

    @Property(tries = 300)
    void placesLieInTheText(@ForAll String text, @ForAll String word) {
        for (Finding finding : holding(word, "a*", "ss").find(text + " " + word + " Straße a")) {
            assertThat(finding.start()).isNotNegative().isLessThan(finding.end());
            assertThat(finding.end()).isLessThanOrEqualTo((text + " " + word + " Straße a").length());
        }
    }
}
