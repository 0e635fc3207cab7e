package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.shared.ProblemException;
import org.junit.jupiter.api.Test;

class SearchQueryTest {

    private static void assertRead(String typed, String tsquery) {
        assertThat(SearchQuery.parse(typed).tsquery()).as(typed).isEqualTo(tsquery);
    }

    @Test
    void readsWhatWebSearchesTake() {
        assertRead("Night trams", "('night' & 'trams')");
        assertRead("\"mail boat\" ferry", "(('mail' <-> 'boat') & 'ferry')");
        assertRead("“mail boat” «grey sea»", "(('mail' <-> 'boat') & ('grey' <-> 'sea'))");
        assertRead("tram or FERRY cable", "('tram') | ('ferry' & 'cable')");
        assertRead("tram -ferry -\"mail boat\"", "('tram' & !'ferry' & !('mail' <-> 'boat'))");
        assertRead("l’été", "(('l' <-> 'ete'))");
        assertRead("图书馆开放", "('图书' & '馆' & '开放')");
        assertRead("\"图书馆开放\"", "(('图书' <-> '馆' <-> '开放'))");
        assertRead("COVID-19", "(('covid' <-> '19'))");
    }

    @Test
    void anyTextIsAQuery() {
        assertRead("\"mail boat", "(('mail' <-> 'boat'))");
        assertRead("or tram or or", "('tram')");
        assertRead("tram'); drop table x --", "('tram' & 'drop' & 'table' & 'x')");
        assertRead("a:*B & !(c|d) <-> \\", "(('a' <-> 'b') & ('c' <-> 'd'))");
        assertRead("", "");
        assertRead("-", "");
        assertRead("\"", "");
        assertRead("or", "");
        assertRead("!&|<->:*()'\\\"", "");
    }

    @Test
    void whatIsOnlyUnwantedIsNotLookedFor() {
        assertRead("-tram -ferry", "");
        assertRead("tram or -ferry", "('tram')");
        assertThat(SearchQuery.parse("tram -ferry \"mail boat\"").words()).containsExactly("tram", "mail", "boat");
    }

    @Test
    void manyWordsAreRefused() {
        assertThatThrownBy(() -> SearchQuery.parse("word ".repeat(21))).isInstanceOf(ProblemException.class);
        assertThat(SearchQuery.parse("word ".repeat(20)).words()).hasSize(20);
    }

    @Test
    void theLastWordMayGoOn() {
        assertThat(SearchQuery.beginning("Night tra")).contains("'night' & 'tra':*");
        assertThat(SearchQuery.beginning(" - ")).isEmpty();
    }
}
