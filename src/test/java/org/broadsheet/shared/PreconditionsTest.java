package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", " * ", "\"1\", \"3\"", "W/\"3\", \"3\"", "\"x\",\"3\""})
    void theVersionSeenPasses(String ifMatch) {
        assertThatCode(() -> Preconditions.demand(ifMatch, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "none | preconditionRequired",
                "\"2\" | preconditionFailed",
                "W/\"3\" | preconditionFailed",
                "\"33\" | preconditionFailed",
                "3 | invalidRequest",
                "\"3 | invalidRequest",
                "\"3\" \"4\" | invalidRequest",
                "` ` | invalidRequest"
            })
    void everythingElseIsRefused(String ifMatch, ProblemType type) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> Preconditions.demand(ifMatch, 3))
                        .type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "\"2\" | 2",
                "\"2\", \"10\" | 10",
                "W/\"4\", \"2\" | 2",
                "W/\"4\" | none",
                "\"x\" | none",
                "\"99999999999999999999\" | none"
            })
    void theVersionSeenIsTheNewestThatIsNamed(String ifMatch, Integer version) {
        assertThat(Preconditions.seen(ifMatch).stream().boxed().findFirst()).isEqualTo(Optional.ofNullable(version));
    }
}
