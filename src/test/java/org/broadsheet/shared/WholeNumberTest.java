package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    private static final WholeNumber UP_TO_20 = new WholeNumber(0, 20) {

        private static final long serialVersionUID = 1L;
    };

    @Test
    void takesBothBounds() {
        assertThat(UP_TO_20.convert("0")).isZero();
        assertThat(UP_TO_20.convert(" 20 ")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "21", "99999999999", "five", "1.5"})
    void refusesAnythingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> UP_TO_20.convert(value));
    }
}
