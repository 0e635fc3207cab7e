package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CorsTest {

    private static final String DELIVERY = "/api/v1/test-http";
    private static final String MANAGEMENT = "/api/v1/manage/test-http";

    @Test
    void letsEveryPageReadDelivery() {
        from("https://anywhere.example")
                .get(DELIVERY)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", nullValue())
                .header(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy");
    }

    @Test
    void answersTheSameWithoutAnOriginSoThatCachesMayKeepIt() {
        given().get(DELIVERY).then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void answersAPreflightOfDelivery() {
        preflight("https://anywhere.example")
                .options(DELIVERY)
                .then()
                .statusCode(204)
                .body(emptyString())
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH, PUT, DELETE")
                .header(
                        "Access-Control-Allow-Headers",
                        "Content-Type, Authorization, Comment-Token, Idempotency-Key, If-None-Match, Last-Event-ID")
                .header("Access-Control-Max-Age", "7200")
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nope",
                "/api/v1/test-http/",
                "/api/v1/test-http?nope=1",
                "/api/v1/test-http/%00",
                "/api/v1/test-http/failures/bug"
            })
    void letsEveryPageReadTheProblemsOfDelivery(String path) {
        RawHttp.Answer answer = RawHttp.request("GET", path)
                .header("Origin", "https://anywhere.example")
                .send(io.restassured.RestAssured.port);

        org.assertj.core.api.Assertions.assertThat(answer.headers("Access-Control-Allow-Origin"))
                .containsExactly("*");
    }

    @Test
    void keepsManagementFromForeignPages() {
        from("https://evil.example")
                .get(MANAGEMENT)
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Vary", "Origin");
        preflight("https://evil.example")
                .options(MANAGEMENT)
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "https://desk.example.evil.example", "https://desk.example:444", "http://desk.example"})
    void comparesOriginsExactly(String origin) {
        from(origin).get(MANAGEMENT).then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void opensManagementToConfiguredOrigins() {
        from("https://desk.example")
                .get(MANAGEMENT)
                .then()
                .header("Access-Control-Allow-Origin", "https://desk.example")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", "Origin");
        preflight("https://lab.example:8443")
                .options(MANAGEMENT)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://lab.example:8443")
                .header(
                        "Access-Control-Allow-Headers",
                        "Content-Type, Authorization, Idempotency-Key, If-Match, If-None-Match");
    }

    @Test
    void doesNotTakeManagementForDeliveryBecauseALetterIsEncoded() {
        given().urlEncodingEnabled(false)
                .header("Origin", "https://evil.example")
                .get("/api/v1/%6danage/test-http")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void leavesEverythingElseAlone() {
        from("https://anywhere.example").get("/q/health").then().header("Access-Control-Allow-Origin", nullValue());
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }

    private static RequestSpecification preflight(String origin) {
        return from(origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type");
    }
}
