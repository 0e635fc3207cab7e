package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted, and how it is read; what is refused is told row by row in {@link HostileRequestsTest}. */
class StrictJsonTest {

    /** An e and a combining acute accent, two characters. */
    private static final String DECOMPOSED = "e\u0301";

    private static final String COMPOSED = "\u00e9";

    private static final ObjectMapperCustomizer QUARKUS = mapper -> mapper.registerModule(new JavaTimeModule());

    private final ObjectMapper json = StrictJson.mapper(List.of(QUARKUS));

    record Text(String value) {}

    record Number(Double value, BigDecimal exact) {}

    record Moment(Instant value) {}

    @Test
    void bringsStringsIntoNormalFormC() throws Exception {
        assertThat(json.readValue("{\"value\":\"" + DECOMPOSED + "\"}", Text.class))
                .isEqualTo(new Text(COMPOSED));
    }

    @Test
    void bringsKeysAndTreesIntoNormalFormC() throws Exception {
        String body = "{\"" + DECOMPOSED + "\":[\"" + DECOMPOSED + "\"]}";

        JsonNode tree = json.readTree(body);
        Map<?, ?> map = json.readValue(body, Map.class);

        assertThat(tree.get(COMPOSED).get(0).asText()).isEqualTo(COMPOSED);
        assertThat(map.get(COMPOSED)).isEqualTo(List.of(COMPOSED));
    }

    @Test
    void keepsWhatOnlyLooksAlikeApart() throws Exception {
        // Form C, not KC: a ligature and a superscript are the author's choice.
        assertThat(json.readValue("{\"value\":\"\ufb01x\u00b2\"}", Text.class)).isEqualTo(new Text("\ufb01x\u00b2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\ude00", "\u200d", "\u202e", "\t\n", "\u0001", "\ufdd0", "\ue000"})
    void takesEveryCharacterThatCanBeStored(String text) throws Exception {
        assertThat(json.readValue(json.writeValueAsString(new Text(text)), Text.class))
                .isEqualTo(new Text(text));
    }

    @Test
    void takesAWholeNumberForAFraction() throws Exception {
        assertThat(json.readValue("{\"value\":1}", Number.class).value()).isEqualTo(1.0);
    }

    @Test
    void keepsTheDigitsOfAnExactNumber() throws Exception {
        assertThat(json.readValue("{\"exact\":0.10000000000000000000000000001}", Number.class)
                        .exact())
                .isEqualTo(new BigDecimal("0.10000000000000000000000000001"));
    }

    @Test
    void readsAndWritesTimesInUtc() throws Exception {
        Moment moment = json.readValue("{\"value\":\"2026-01-01t01:30:00.5+01:30\"}", Moment.class);

        assertThat(moment.value()).isEqualTo("2026-01-01T00:00:00.500Z");
    }

    @Test
    void checksTheTextOfWhateverIsRead() {
        assertThatThrownBy(() -> json.readTree("[\"\\u0000\"]")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.readTree("[\"\\u0000\"]".getBytes())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.copy().readTree("[\"\\u0000\"]")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.readValue("[\"\\u0000\"]", Object.class)).isInstanceOf(ProblemException.class);
    }

    @Test
    void cannotBeLoosenedByACustomizer() {
        ObjectMapper mapper = StrictJson.mapper(
                List.of(QUARKUS, loose -> loose.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));

        assertThatThrownBy(() -> mapper.readValue("{\"nope\":1}", Text.class)).hasMessageContaining("nope");
    }
}
