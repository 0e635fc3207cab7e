package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
class HttpMethodsTest {

    private static final String NOTES = "/api/v1/test-http";
    private static final String NOTE = NOTES + "/0190a8f0-0000-7000-8000-000000000000";
    private static final String FINE = "{\"headline\":\"a\",\"words\":1}";

    @Test
    void aRefusedMethodIsToldWhichAreAllowed() {
        given().put(NOTES).then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, POST");
        given().put(NOTE).then().statusCode(405).header("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH");
        given().delete(NOTE + "/actions/publish").then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void optionsNamesTheMethodsOfThisPathOnly() {
        given().options(NOTES).then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS, POST");
        given().options(NOTE + "/actions/publish").then().statusCode(204).header("Allow", "OPTIONS, POST");
    }

    @Test
    void optionsOfNothingIsNotFound() {
        given().options("/api/v1/nope").then().spec(isProblem(404, "notFound"));
        given().options(NOTES + "/a/b/c").then().spec(isProblem(404, "notFound"));
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        given().head(NOTES)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(emptyString());
        given().head(NOTES + "?nope=1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(emptyString());
        given().head("/api/v1/nope").then().statusCode(404).body(emptyString());
        given().urlEncodingEnabled(false)
                .head(NOTES + "/")
                .then()
                .statusCode(404)
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void overridesAreIgnored(String header) {
        given().header(header, "DELETE").get(NOTE).then().statusCode(200);
        given().header(header, "GET")
                .contentType("application/json")
                .post(NOTES)
                .then()
                .statusCode(400);
    }

    @Test
    void aBodyMayBeLeftOutWhereItIsOptional() {
        given().post(NOTE + "/actions/publish").then().statusCode(200).body("hasBody", equalTo(false));
        given().contentType("application/json")
                .body("null")
                .post(NOTE + "/actions/publish")
                .then()
                .body("hasBody", equalTo(false));
        given().contentType("application/json")
                .body("{\"name\":\"a\"}")
                .post(NOTE + "/actions/publish")
                .then()
                .body("hasBody", equalTo(true));
    }

    @Test
    void aBodyIsReadWhateverWayItCameIn() {
        assertThat(post("application/json").body(FINE).send(RestAssured.port).status())
                .isEqualTo(200);
        assertThat(post("Application/JSON; charset=\"UTF-8\"")
                        .body(FINE)
                        .send(RestAssured.port)
                        .status())
                .isEqualTo(200);
        assertThat(post("application/json")
                        .chunked(FINE.getBytes())
                        .send(RestAssured.port)
                        .status())
                .isEqualTo(200);
        assertThat(post("application/json")
                        .header("Content-Encoding", "identity")
                        .body(FINE)
                        .send(RestAssured.port)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldToGoOn() {
        RawHttp.Answer answer = post("application/json")
                .header("Expect", "100-continue")
                .body(FINE)
                .send(RestAssured.port);

        assertThat(answer.text()).startsWith("HTTP/1.1 100 Continue");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aBodyAtTheLimitIsRead() {
        String atTheLimit = FINE + " ".repeat(2_097_152 - FINE.length());

        assertThat(post("application/json")
                        .body(atTheLimit)
                        .send(RestAssured.port)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCompressedBodyIsToldWhichCodingIsAccepted() {
        given().contentType("application/json")
                .header("Content-Encoding", "br")
                .body(FINE)
                .post(NOTES)
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "identity");
    }

    @Test
    void aPatchOfAnotherKindIsToldWhichIsAccepted() {
        given().contentType("application/json")
                .body("{}")
                .patch(NOTE)
                .then()
                .statusCode(415)
                .header("Accept-Patch", "application/merge-patch+json");
    }

    @Test
    void parametersAreReadInTheirOneForm() {
        given().urlEncodingEnabled(false)
                .get(NOTES
                        + "?limit=7&sort=-publishedAt&author=0190A8F0-0000-7000-8000-00000000000a&tag=a&tag=b"
                        + "&kind=headline&since=2026-01-01T01:00:00.1234567%2B01:00&open=true")
                .then()
                .statusCode(200)
                .body("limit", equalTo(7))
                .body("sort", equalTo("-publishedAt"))
                .body("author", equalTo("0190a8f0-0000-7000-8000-00000000000a"))
                .body("tags.size()", equalTo(2))
                .body("kinds[0]", equalTo("headline"))
                .body("since", equalTo("2026-01-01T00:00:00.123456Z"))
                .body("open", equalTo(true));
    }

    @Test
    void parametersLeftOutTakeTheirDefault() {
        given().get(NOTES)
                .then()
                .body("limit", equalTo(20))
                .body("sort", nullValue())
                .body("tags.size()", equalTo(0));
    }

    private static RawHttp post(String contentType) {
        return RawHttp.request("POST", NOTES).header("Content-Type", contentType);
    }
}
