package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static void assertWords(String text, String... words) {
        assertThat(Words.forms(text)).as(text).containsExactly(words);
    }

    @Test
    void caseAccentsAndKindsOfMarksMakeNoDifference() {
        assertWords("Élan ÉLAN e\u0301lan ｅｌａｎ é\u00ADlan", "elan", "elan", "elan", "elan", "elan");
        assertWords("Straße Łódź Ærø ısı İZMİR", "strasse", "lodz", "aero", "isi", "izmir");
        assertWords(
                "Danforth’s “wall” – ‘don't’ l’été AC/DC COVID-19 v1.5 snake_case",
                "danforth",
                "s",
                "wall",
                "don",
                "t",
                "l",
                "ete",
                "ac",
                "dc",
                "covid",
                "19",
                "v1",
                "5",
                "snake",
                "case");
        assertWords("ΆΛΦΑ άλφα λόγος", "αλφα", "αλφα", "λογοσ");
        assertWords("Ёлка ёлка чай за́мок", "елка", "елка", "чай", "замок");
        assertWords("أَهْلًا كـتـاب", "اهلا", "كتاب");
        assertWords("हिन्दी が", "हिन्दी", "が");
        assertWords("½ ㎞ ﬁsh 𝖙𝖗𝖆𝖒", "fish", "tram");
    }

    @Test
    void scriptsWithoutSpacesHaveWords() {
        assertWords("图书馆星期五开放", "图书", "馆", "星期五", "开放");
        assertWords("東京の図書館", "東京", "の", "図書館");
        assertThat(Words.forms("ห้องสมุดเปิดแล้ว")).hasSizeGreaterThan(1);
        assertWords("Broadsheet的tram线路2条", "broadsheet", "的", "tram", "线路", "2", "条");
    }

    @Test
    void placesAreThoseOfTheText() {
        String text = "“Ça va”, dit-il.";

        List<Words.Word> words = Words.of(text, 10);

        assertThat(words)
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("Ça", "va", "dit", "il");
        assertThat(Words.of("a b c", 2)).hasSize(2);
    }

    @Test
    void nothingIsNoWord() {
        assertWords("");
        assertWords(" \u0301\u00AD\u200B\u200D … ’ - \" ()&|!:* 🚋 ");
        assertThat(Words.of(null, 1)).isEmpty();
    }

    @Test
    void aVeryLongWordIsCut() {
        assertThat(Words.forms("X".repeat(1_000_000)).get(0)).isEqualTo("x".repeat(60));
        assertThat(Words.forms("É".repeat(1_000_000)).get(0)).isEqualTo("e".repeat(60));
        assertThat(Words.forms("e" + "\u0301".repeat(100_000))).containsExactly("e");
    }
}
