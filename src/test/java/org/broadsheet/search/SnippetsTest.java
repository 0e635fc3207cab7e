package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    private final Snippets snippets = new Snippets("[", "]");

    private String best(String text, Integer... found) {
        return snippets.best(text, Words.of(text, Words.MOST), Set.of(found));
    }

    @Test
    void whatIsFoundIsMarkedAndAllElseIsEscaped() {
        String text = "A <b>tram</b> & “tram”\n\nisn't";

        assertThat(snippets.whole(text, Words.of(text, 99), Set.of(2, 4)))
                .isEqualTo("A &lt;b&gt;[tram]&lt;/b&gt; &amp; “[tram]” isn&#39;t");
        assertThat(snippets.whole(null, Words.of(null, 9), Set.of())).isNull();
    }

    @Test
    void theBestIsWhereMostIsCloseTogether() {
        String text = "one " + "filler ".repeat(100) + "one two " + "filler ".repeat(100);

        String best = best(text, 0, 101, 102);

        assertThat(best).startsWith("…filler").endsWith("filler…").contains("[one] [two]");
        assertThat(best.length()).isBetween(150, 300);
        assertThat(best("one two", 1)).isEqualTo("one [two]");
        assertThat(best("one two")).isNull();
        assertThat(best("one two", 7)).isNull();
    }

    @Test
    void textWithoutWordsInBetweenIsNotShownAtLength() {
        assertThat(best("!".repeat(100_000) + " tram " + "!".repeat(100_000), 0).length())
                .isLessThan(300);
    }
}
