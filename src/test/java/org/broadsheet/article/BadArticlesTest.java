package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One list of bad payloads for every verb: each is refused with its place, and nothing is written. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BadArticlesTest {

    static Stream<Arguments> badMembers() {
        return Stream.of(
                bad("headline of another type", "\"headline\":5", "/headline"),
                bad("headline as an object", "\"headline\":{}", "/headline"),
                bad("empty headline", "\"headline\":\"\"", "/headline"),
                bad("blank headline", "\"headline\":\" \\t \"", "/headline"),
                bad("headline too long", "\"headline\":\"" + "x".repeat(301) + "\"", "/headline"),
                bad("headline on two lines", "\"headline\":\"a\\nb\"", "/headline"),
                bad("NUL", "\"headline\":\"a\\u0000b\"", "/headline"),
                bad("lone surrogate", "\"headline\":\"a\\ud800b\"", "/headline"),
                bad("unknown type", "\"type\":\"poem\"", "/type"),
                bad("type by number", "\"type\":0", "/type"),
                bad("slug with capitals", "\"slug\":\"Big\"", "/slug"),
                bad("slug with a quote", "\"slug\":\"a'b\"", "/slug"),
                bad("slug too long", "\"slug\":\"" + "x".repeat(101) + "\"", "/slug"),
                bad("language that is none", "\"language\":\"12-en\"", "/language"),
                bad("unknown section", "\"section\":\"no-such-section\"", "/section"),
                bad("id of another kind", "\"section\":\"00000000-0000-7000-8000-000000000001\"", "/section"),
                bad("sections as text", "\"sections\":\"a\"", "/sections"),
                bad("null among tags", "\"tags\":[null]", "/tags/0"),
                bad("byline of nobody", "\"byline\":[{\"role\":\"by\"}]", "/byline/0"),
                bad("byline of two", "\"byline\":[{\"author\":\"a\",\"name\":\"b\"}]", "/byline/0"),
                bad("byline with null", "\"byline\":[null]", "/byline/0"),
                bad("time without zone", "\"publishedAt\":\"2026-01-01T00:00:00\"", "/publishedAt"),
                bad("time as number", "\"publishedAt\":1764000000", "/publishedAt"),
                bad("time beyond reason", "\"publishedAt\":\"+99999-01-01T00:00:00Z\"", "/publishedAt"),
                bad("body as number", "\"body\":7", "/body"),
                bad("body of unknown block", "\"body\":[{\"type\":\"video\"}]", "/body/0/type"),
                bad("image of another part", "\"imagine\":null", "/imagine"),
                bad("unknown in a nested object", "\"headlines\":{\"long\":\"x\"}", "/headlines/long"),
                bad("unknown in a nested object, without a value", "\"headlines\":{\"long\":null}", "/headlines/long"),
                bad(
                        "short headline too long",
                        "\"headlines\":{\"short\":\"" + "x".repeat(301) + "\"}",
                        "/headlines/short"),
                bad("line feed at the end", "\"kicker\":\"a\\n\"", "/kicker"),
                bad("protected property", "\"version\":7", "/version"),
                bad("duplicate key", "\"kicker\":\"a\",\"kicker\":\"b\"", null),
                bad("huge number", "\"type\":1e999999", "/type"),
                bad("deep nesting", "\"body\":" + "[".repeat(1_000) + "]".repeat(1_000), null));
    }

    private static Arguments bad(String name, String member, String pointer) {
        return Arguments.of(name, member, pointer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMembers")
    void areNotCreated(String name, String member, String pointer) {
        String section = aSection();
        String valid = member.startsWith("\"headline\"") ? "" : "\"headline\":\"H\",";
        String home = member.startsWith("\"section\"") ? "" : "\"section\":\"" + section + "\",";

        Response answer = asAdministrator()
                .contentType("application/json; charset=UTF-8")
                .body("{" + valid + home + member + "}")
                .post(MANAGE + "/articles");

        assertRefused(answer, pointer);
        assertThat(asAdministrator()
                        .header("If-Match", "*")
                        .delete(MANAGE + "/sections/" + id(section))
                        .statusCode())
                .as("nothing uses the section, so nothing was written")
                .isEqualTo(204);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMembers")
    void areNotSaved(String name, String member, String pointer) {
        JsonPath draft = anArticle().draft();

        Response answer = asAdministrator()
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .body("{" + member + "}")
                .patch(MANAGE + "/articles/" + draft.getString("id"));

        assertRefused(answer, pointer);
        asAdministrator()
                .get(MANAGE + "/articles/" + draft.getString("id"))
                .then()
                .body("version", equalTo(1))
                .body("revision", equalTo(1));
    }

    private static void assertRefused(Response answer, String pointer) {
        answer.then().spec(isProblem(400, "invalidRequest", anything()));
        if (pointer != null) {
            assertThat(answer.as(JsonNode.class).path("errors").findValuesAsText("pointer"))
                    .as(answer.asString())
                    .anyMatch(place -> place.equals(pointer) || place.startsWith(pointer + "/"));
        }
    }

    private static String id(String slug) {
        return asAdministrator().get("/api/v1/sections/" + slug).jsonPath().getString("id");
    }

    @Test
    void idsInPathsAreIds() {
        for (String id : new String[] {"1", "abc", "1-1-1-1-1", "0190a8f0-0000-7000-8000-00000000000", "%27"}) {
            asAdministrator()
                    .urlEncodingEnabled(false)
                    .get(MANAGE + "/articles/" + id)
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("id")));
        }
        asAdministrator()
                .get(MANAGE + "/articles/0190a8f0-0000-7000-8000-00000000000a")
                .then()
                .spec(isProblem(404, "notFound"));
    }
}
