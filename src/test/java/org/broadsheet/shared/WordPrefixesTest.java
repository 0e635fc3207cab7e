package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPrefixesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ana                  | \"'ana':*\"",
                "\" Ana  ru\"         | \"'Ana':* & 'ru':*\"",
                "o'brien-smith        | \"'o':* & 'brien':* & 'smith':*\"",
                "\"a | b & !c:* \\\\\" | \"'a':* & 'b':* & 'c':*\"",
                "\"' --\"             | \"\"",
                "Köln 北京            | \"'Köln':* & '北京':*\"",
                "Pen\u0303a          | \"'Peña':*\"",
            })
    void everyWordIsAPrefixAndNothingElseIsSyntax(String typed, String query) {
        assertThat(WordPrefixes.of(typed)).isEqualTo(query == null ? "" : query);
    }
}
