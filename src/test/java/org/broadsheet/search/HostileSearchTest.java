package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.unique;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed finds something, finds nothing, or is refused. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class HostileSearchTest {

    private static final String SEARCH = "/api/v1/search";

    private static Response ask(String path, String encoded) {
        return asAnonymous().urlEncodingEnabled(false).get(path + "?q=" + encoded);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String[] nothingToLookFor() {
        return new String[] {
            "&",
            "|",
            "!",
            "!!",
            "()",
            "& | !",
            "<->",
            ":*",
            "'",
            "''",
            "\"",
            "\"\"",
            "\"\"\"",
            "\\",
            "\\'",
            "--",
            "-",
            "- -",
            "-\"",
            "or",
            "OR or Or",
            "%",
            "_",
            "*",
            "?",
            "“”",
            "🚋",
            "\u200B",
            "\u202E",
            "\uFEFF",
            "¿…?",
            "-tram",
            "-tram or -ferry",
            "/* */",
            "$$",
            "{}",
            "[]",
            "\u0301",
            "\uFFFD",
            "´`"
        };
    }

    @ParameterizedTest
    @MethodSource("nothingToLookFor")
    void whatHasNothingToLookForFindsNothing(String typed) {
        for (String sort : new String[] {"relevance", "newest"}) {
            Response answer = ask(SEARCH, encoded(typed) + "&sort=" + sort);
            assertThat(answer.statusCode()).as(typed).isEqualTo(200);
            assertThat(answer.jsonPath().getList("data")).as(typed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); drop table published_search; --",
                "' or '1'='1",
                "tram'); select pg_sleep(10); --",
                "\"unbalanced",
                "un\"bal\"anced\"",
                "a & b | !c <-> d:*ABCD",
                "tram:*",
                "'tram':A",
                "\\u0000",
                "%s%n{0}${jndi:ldap://x}",
                "<script>alert(1)</script>",
                "\u202Etram\u202C",
                "Z\u0335\u0321\u0322a\u0335l\u0335g\u0335o",
                "𝖙𝖗𝖆𝖒 ﷺ ㍿"
            })
    void whatIsMadeToBreakAQueryBreaksNone(String typed) {
        for (String path : new String[] {SEARCH, SEARCH + "/suggest"}) {
            assertThat(ask(path, encoded(typed)).statusCode()).as(typed).isEqualTo(200);
        }
        anArticle().headline(unique("Still here")).published();
    }

    /** NUL, controls, halves of surrogate pairs, overlong and broken UTF-8, characters that are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%01b",
                "%7F",
                "%0A",
                "%C2%85",
                "%ED%A0%80",
                "%ED%B0%80",
                "%C0%AF",
                "%FF",
                "%F4%90%80%80",
                "%EF%BF%BF",
                "%EF%BF%BE"
            })
    void whatIsNoTextIsRefused(String encoded) {
        for (String path : new String[] {SEARCH, SEARCH + "/suggest"}) {
            assertThat(ask(path, encoded).statusCode()).as(encoded).isEqualTo(400);
        }
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(ask(SEARCH, "a".repeat(10_000)).statusCode()).isIn(400, 414);
        assertThat(ask(SEARCH, "a".repeat(301)).statusCode()).isEqualTo(400);
        assertThat(ask(SEARCH, "a".repeat(300)).statusCode()).isEqualTo(200);
        assertThat(ask(SEARCH, "a+".repeat(21)).statusCode()).isEqualTo(400);
        assertThat(ask(SEARCH + "/suggest", "a+".repeat(21)).statusCode()).isEqualTo(400);
        assertThat(ask(SEARCH, encoded("图".repeat(100))).statusCode()).isIn(200, 400);
    }

    @Test
    void chanceBreaksNothing() {
        Random random = new Random(7);
        String alphabet = "ab é'\"“”-–&|!():*<>\\%_$;,.@#/\u0301\u200D图ไé🚋ß٣ or";
        int[] characters = alphabet.codePoints().toArray();
        for (int n = 0; n < 25; n++) {
            String typed = random.ints(1 + random.nextInt(40), 0, characters.length)
                    .mapToObj(i -> Character.toString(characters[i]))
                    .collect(Collectors.joining());
            for (String path : new String[] {SEARCH, SEARCH + "/suggest"}) {
                assertThat(ask(path, encoded(typed)).statusCode()).as(typed).isIn(200, 400);
            }
        }
    }

    /** As many different words as a body can hold, and one that is very long. */
    @Test
    void everyTextCanBePublished() {
        Random random = new Random(3);
        String first = null;
        List<String> paragraphs = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            List<String> words = random.ints(2_000, 1 << 25, 1 << 30)
                    .mapToObj(i -> Integer.toString(i, 36))
                    .toList();
            first = first == null ? words.get(0) : first;
            paragraphs.add(String.join(" ", words));
        }
        paragraphs.add("x".repeat(19_000));
        paragraphs.add("图书馆星期五开放".repeat(2_000));

        anArticle().body("markdown", String.join("\n\n", paragraphs)).published();

        assertThat(ask(SEARCH, first).jsonPath().getList("data")).hasSize(1);
    }
}
