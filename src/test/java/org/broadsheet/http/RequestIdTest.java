package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RequestIdTest {

    private static final String PATH = "/api/v1/test-http/request-id";

    @Test
    void isTakenFromTheRequest() {
        given().header("X-Request-Id", "cdn-01.A_b")
                .get(PATH)
                .then()
                .statusCode(200)
                .header("X-Request-Id", "cdn-01.A_b");
    }

    @Test
    void reachesTheLogOfTheThreadThatDoesTheWork() {
        String logged = given().header("X-Request-Id", "cdn-02").get(PATH).asString();

        assertThat(logged).isEqualTo("\"cdn-02\"");
    }

    @Test
    void isMadeWhereNoneIsSentAndDiffersEachTime() {
        String first = given().get(PATH).header("X-Request-Id");
        String second = given().get(PATH).header("X-Request-Id");

        assertThat(first).matches("[A-Za-z0-9._-]{1,64}").isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>", "a\u00e9", "a;b"})
    void isMadeWhereTheOneSentCouldNotBeLogged(String sent) {
        assertReplaced(sent);
    }

    @Test
    void isMadeWhereTheOneSentIsTooLong() {
        given().header("X-Request-Id", "a".repeat(64)).get(PATH).then().header("X-Request-Id", "a".repeat(64));
        assertReplaced("a".repeat(65));
    }

    @Test
    void isOnAnswersOutsideTheApiToo() {
        given().header("X-Request-Id", "probe").get("/q/health").then().header("X-Request-Id", "probe");
    }

    private static void assertReplaced(String sent) {
        RawHttp.Answer answer =
                RawHttp.request("GET", PATH).header("X-Request-Id", sent).send(RestAssured.port);

        assertThat(answer.headers("X-Request-Id")).singleElement().isNotEqualTo(sent);
        assertThat(answer.header("X-Request-Id").orElseThrow()).matches("[A-Za-z0-9._-]{1,64}");
    }
}
