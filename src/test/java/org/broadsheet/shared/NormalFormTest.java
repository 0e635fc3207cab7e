package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NormalFormTest {

    /** Letters and marks of several classes, also such that fall into several marks of different classes. */
    private static final int[] CHARACTERS = {
        'a', 'e', 0xe9, 0x1e69, 0xac00, 0x1100, 0x300, 0x301, 0x327, 0x323, 0x338, 0x344, 0xf71, 0xf72, 0xf73, 0xf75,
        0xf81, 0x5b0, 0x64b, 0x3099, 0x1d165, 0x1d16e
    };

    private static String random(Random random, int length) {
        // Mostly marks, so that runs grow long.
        return random.ints(length, -40, CHARACTERS.length)
                .map(i -> i < 0 ? CHARACTERS[6 - i % 16] : CHARACTERS[i])
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void isWhatUnicodeSays() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random(random, random.nextInt(200));

            assertThat(NormalForm.of(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void leavesWhatIsInItAsItIs() {
        String text = "Caf\u00e9 \u0915\u094d\u0937 a\u0323\u0327";

        assertThat(NormalForm.of(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        assertThat(NormalForm.of("Caf\u00e9")).isSameAs("Caf\u00e9");
    }

    /** In disorder they would take an hour. */
    @Test
    @Timeout(20)
    void aMillionMarksTakeNoTime() {
        String marks = "\u0301\u0327".repeat(250_000) + "\u0f73".repeat(250_000) + "\u0301".repeat(250_000);

        assertThat(NormalForm.of("a" + marks)).startsWith("\u00e1\u0f71").hasSizeGreaterThan(1_000_000);
    }
}
