package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\t\n", "\u00e9", "\ud83d\ude00", "a\ud83d\ude00", "\ufffd", "\ue000"})
    void isSound(String text) {
        assertThat(Texts.isSound(text)).isTrue();
        assertThat(Texts.quotable(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ufffe", "\uffff"})
    void isUnsoundAndQuotedWithReplacements(String text) {
        assertThat(Texts.isSound(text)).isFalse();
        assertThat(Texts.isSound(Texts.quotable(text))).isTrue();
        assertThat(Texts.quotable(text)).hasSameSizeAs(text).contains("\ufffd");
    }

    @Test
    void quotesNoMoreThanFiveHundredCharacters() {
        assertThat(Texts.quotable("a".repeat(500))).hasSize(500).endsWith("a");
        assertThat(Texts.quotable("a".repeat(501))).hasSize(500).endsWith("\u2026");
    }

    @Test
    void doesNotCutAPairInHalf() {
        assertThat(Texts.isSound(Texts.quotable("\ud83d\ude00".repeat(300)))).isTrue();
    }
}
