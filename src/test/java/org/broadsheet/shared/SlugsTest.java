package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The ferry is late again | the-ferry-is-late-again",
                "It’s “late” – again! | its-late-again",
                "Çà et là: l'été | ca-et-la-lete",
                "Straße nach Köln | strasse-nach-koln",
                "Новости дня | novosti-dna",
                "snake_case  and   spaces | snake-case-and-spaces",
                "--- | ''",
                "😀 | ''",
                "0190a8f0-0000-7000-8000-00000000000a | ''"
            })
    void areDerivedFromEveryScript(String text, String slug) {
        assertThat(Slugs.derive(text, 80)).isEqualTo(slug);
    }

    @Test
    void areCutBetweenWords() {
        assertThat(Slugs.derive("word ".repeat(40), 80)).hasSize(79).endsWith("-word");
        assertThat(Slugs.derive("w".repeat(200), 80)).hasSize(80);
    }

    /** Exhausting the stack by a pattern that Java matches by recursion (class 22). */
    @Test
    void areToldFromTextsOfAnyLength() {
        assertThat("a-".repeat(49) + "a").matches(Slugs.PATTERN);
        assertThat("a-".repeat(500_000) + "a").doesNotMatch(Slugs.PATTERN);
        assertThat("a".repeat(1_000_000) + "-").doesNotMatch(Slugs.PATTERN);
    }
}
