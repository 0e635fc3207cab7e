package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    enum Sort {
        @JsonProperty("-publishedAt")
        NEWEST,
        headline
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:30:00Z, 2026-11-24T09:30:00Z",
        "2026-11-24t09:30:00z, 2026-11-24T09:30:00Z",
        "2026-11-24T09:30:00+01:00, 2026-11-24T08:30:00Z",
        "2026-11-24T09:30:00-00:00, 2026-11-24T09:30:00Z",
        "2026-11-24T09:30:00.1234567Z, 2026-11-24T09:30:00.123456Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void readsTimesOfRfc3339(String text, Instant instant) {
        assertThat(WireFormat.instant(text)).hasValue(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-24",
                "2026-11-24T09:30Z",
                "2026-11-24T09:30:00",
                "2026-11-24 09:30:00Z",
                "2026-11-24T09:30:00+0100",
                "2026-11-24T09:30:00+01",
                "2026-11-24T09:30:00+25:00",
                "2026-11-24T24:00:00Z",
                "2026-11-24T09:30:00,5Z",
                "2026-11-24T09:30:00.Z",
                "2026-11-24T09:30:00.0123456789Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "+12026-01-01T00:00:00Z",
                "-2026-01-01T00:00:00Z",
                "2026-W48-2T09:30:00Z",
                "\u0662\u0660\u0662\u0666-11-24T09:30:00Z",
                "2026-11-24T09:30:00Z\n",
                "2026-11-24T09:30:00[Europe/Berlin]"
            })
    void readsNoOtherTimes(String text) {
        assertThat(WireFormat.instant(text)).isEmpty();
    }

    @Test
    void readsUuidsInFullOnly() {
        String id = "0190a8f0-0000-7000-8000-00000000000a";

        assertThat(WireFormat.uuid(id)).hasValue(UUID.fromString(id));
        assertThat(WireFormat.uuid(id.toUpperCase())).hasValue(UUID.fromString(id));
        assertThat(WireFormat.uuid("1-1-1-1-1")).isEmpty();
        assertThat(WireFormat.uuid(id.replace("-", ""))).isEmpty();
        assertThat(WireFormat.uuid("{" + id + "}")).isEmpty();
        assertThat(WireFormat.uuid(id + " ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "-7, -7", "2147483647, 2147483647", "-2147483648, -2147483648"})
    void readsWholeNumbers(String text, int number) {
        assertThat(read(int.class, text)).isEqualTo(Optional.of(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+1", "-", "-0x1", "007", "1.0", "1e1", "1 ", "\u0661", "2147483648", "99999999999999999999"
            })
    void readsNoOtherNumbers(String text) {
        assertThat(read(int.class, text)).isEmpty();
    }

    @Test
    void readsEnumsByTheirNameOnTheWire() {
        assertThat(read(Sort.class, "-publishedAt")).isEqualTo(Optional.of(Sort.NEWEST));
        assertThat(read(Sort.class, "headline")).isEqualTo(Optional.of(Sort.headline));
        assertThat(read(Sort.class, "NEWEST")).isEmpty();
        assertThat(WireFormat.expected(Sort.class)).isEqualTo("one of: -publishedAt, headline");
    }

    @Test
    void readsTruthInSmallLettersOnly() {
        assertThat(read(Boolean.class, "true")).isEqualTo(Optional.of(true));
        assertThat(read(boolean.class, "false")).isEqualTo(Optional.of(false));
        assertThat(read(boolean.class, "True")).isEmpty();
        assertThat(read(boolean.class, "1")).isEmpty();
    }

    @Test
    void leavesOtherTypesToTheFramework() {
        assertThat(WireFormat.reader(String.class)).isEmpty();
    }

    private static Optional<?> read(Class<?> type, String text) {
        return WireFormat.reader(type).orElseThrow().apply(text);
    }
}
