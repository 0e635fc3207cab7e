package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "                 |             | ANSWER",
                "                 | \"t\"       | NOT_MODIFIED",
                "                 | W/\"t\"     | NOT_MODIFIED",
                "                 | *           | NOT_MODIFIED",
                "                 | \"a\", \"t\"| NOT_MODIFIED",
                "                 | \"a\",W/\"t\"| NOT_MODIFIED",
                "                 | \"at\"      | ANSWER",
                "                 | \"t-gzip\"  | ANSWER",
                "                 | t           | ANSWER",
                "                 | x\"t\"      | ANSWER",
                "\"t\"            |             | ANSWER",
                "*                |             | ANSWER",
                "W/\"t\"          |             | FAILED",
                "\"a\"            |             | FAILED",
                "\"a\"            | \"t\"       | FAILED",
                "\"t\"            | \"t\"       | NOT_MODIFIED"
            })
    void judgesInTheOrderOfTheStandard(String ifMatch, String ifNoneMatch, Preconditions.Verdict verdict) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap();
        if (ifMatch != null) {
            asked.add("If-Match", ifMatch);
        }
        if (ifNoneMatch != null) {
            asked.add("if-none-match", ifNoneMatch);
        }

        assertThat(Preconditions.judge(asked, "\"t\"")).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | IDENTITY",
                "gzip                | GZIP",
                "br, GZIP;q=0.5      | GZIP",
                "x-gzip              | GZIP",
                "*                   | GZIP",
                "identity            | IDENTITY",
                "gzip;q=0            | IDENTITY",
                "gzip; q=0.000       | IDENTITY",
                "gzip;q=0.001        | GZIP",
                "*, gzip;q=0         | IDENTITY",
                "*;q=0               | IDENTITY",
                "gzipped             | IDENTITY",
                ",                   | IDENTITY"
            })
    void compressesForThoseWhoTakeIt(String accepted, Coding coding) {
        assertThat(Coding.accepted(accepted)).isEqualTo(coding);
    }
}
