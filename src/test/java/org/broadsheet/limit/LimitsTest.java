package org.broadsheet.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.broadsheet.http.RawHttp;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Limits as clients meet them, behind a trusted proxy, with rates by the hour so that slow machines get nothing back in
 * between. The tests share one token, so the one that uses up its rate comes last.
 */
@QuarkusTest
@TestProfile(LimitsTest.LowRates.class)
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest {

    public static class LowRates implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.rate-limit.enabled", "true",
                    "broadsheet.rate-limit.comments", "3/h",
                    "broadsheet.rate-limit.management", "60/h",
                    "broadsheet.rate-limit.failed-authentications", "4/h",
                    "broadsheet.http.trusted-proxies", "127.0.0.1,::1,10.0.0.0/8");
        }
    }

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private static String id;
    private static String slug;

    /** The client's address, in a network that no other test uses. */
    private final String client = "198.18." + NETWORKS.incrementAndGet() + ".5";

    @BeforeEach
    void publish() {
        if (slug == null) {
            var article = anArticle().published();
            id = article.getString("id");
            slug = article.getString("slug");
        }
    }

    private static String comments() {
        return "/api/v1/articles/" + slug + "/comments";
    }

    private static RequestSpecification from(String address) {
        return given().redirects().follow(false).header("X-Forwarded-For", address);
    }

    private static Map<String, Object> aComment() {
        return with("name", "Mara", "body", unique("Comment"));
    }

    private static Response comment(RequestSpecification request) {
        return request.contentType("application/json").body(aComment()).post(comments());
    }

    private void useUp() {
        for (int i = 0; i < 3; i++) {
            comment(from(client)).then().statusCode(202);
        }
    }

    @Test
    void commentsAreLimitedByNetwork() {
        for (int left = 2; left >= 0; left--) {
            comment(from(client))
                    .then()
                    .statusCode(202)
                    .header("RateLimit-Policy", "\"comments\";q=3;w=3600")
                    .header("RateLimit", matchesPattern("\"comments\";r=" + left + ";t=1[0-9]{3}"));
        }
        Response refused = comment(from(client));
        refused.then()
                .spec(isProblem(429, "tooManyRequests"))
                .header("RateLimit-Policy", "\"comments\";q=3;w=3600")
                .header("Cache-Control", "no-store");
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(1, 1200);
        refused.then().header("RateLimit", "\"comments\";r=0;t=" + wait);

        comment(from(client.replaceAll("5$", "77"))).then().statusCode(429);
        comment(from("198.18.0.5")).then().statusCode(202);
        comment(from("2001:db8:1:2::5")).then().statusCode(202);
    }

    @Test
    void whatIsNotValidCountsAndIsNotLookedAtOnceItIsTooMuch() {
        for (int left = 2; left >= 0; left--) {
            from(client)
                    .contentType("application/json")
                    .body("{")
                    .post(comments())
                    .then()
                    .statusCode(400)
                    .header("RateLimit", matchesPattern("\"comments\";r=" + left + ";t=[0-9]+"));
        }
        from(client)
                .contentType("application/json")
                .body("{")
                .post(comments())
                .then()
                .statusCode(429);
        from(client)
                .contentType("application/json")
                .body(aComment())
                .post("/api/v1/articles/none/comments")
                .then()
                .statusCode(429);
    }

    @Test
    void readingWhatIsPublicIsNotLimited() {
        useUp();
        for (int i = 0; i < 30; i++) {
            for (String path : new String[] {"/api/v1/articles/" + slug, "/api/v1/sections", comments()}) {
                from(client)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("RateLimit", nullValue())
                        .header("RateLimit-Policy", nullValue());
            }
        }
    }

    @Test
    void preflightsAndOptionsAreNotLimited() {
        for (int i = 0; i < 5; i++) {
            from(client).options(comments()).then().statusCode(204).header("RateLimit", nullValue());
            from(client)
                    .header("Origin", "https://paper.example")
                    .header("Access-Control-Request-Method", "POST")
                    .options(comments())
                    .then()
                    .statusCode(204)
                    .header("RateLimit", nullValue());
        }
        comment(from(client)).then().statusCode(202).header("RateLimit", matchesPattern("\"comments\";r=2;t=[0-9]+"));
    }

    @Test
    void badTokensAreLimitedByNetworkAndGoodOnesPass() {
        for (int i = 0; i < 4; i++) {
            from(client)
                    .header("Authorization", "Bearer guess-" + i)
                    .get(MANAGE + "/sections")
                    .then()
                    .spec(isProblem(401, "unauthorized"));
        }
        Response refused =
                from(client).header("Authorization", "Bearer guess-4").get(MANAGE + "/sections");
        refused.then()
                .spec(isProblem(429, "tooManyRequests"))
                .header("WWW-Authenticate", nullValue())
                .header("RateLimit-Policy", "\"failedAuthentications\";q=4;w=3600")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        from(client)
                .header("Authorization", "Basic Z3Vlc3M6")
                .get(MANAGE + "/tags")
                .then()
                .statusCode(429);

        from(client).get(MANAGE + "/sections").then().spec(isProblem(401, "unauthorized"));
        from("198.18.0.5")
                .header("Authorization", "Bearer guess")
                .get(MANAGE + "/sections")
                .then()
                .statusCode(401);
        asAdministrator()
                .header("X-Forwarded-For", client)
                .get(MANAGE + "/sections")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"management\";q=60;w=3600");
    }

    @Test
    void badTokensOfReadersCount() {
        for (String token : new String[] {"Bearer x", "Bearer a.b.c", "Basic cmVhZGVyOg=="}) {
            comment(from(client).header("Authorization", token)).then().spec(isProblem(401, "unauthorized"));
        }
        from(client)
                .header("Authorization", "Bearer x")
                .get(MANAGE + "/sections")
                .then()
                .statusCode(401);
        from(client)
                .header("Authorization", "Bearer x")
                .get(MANAGE + "/sections")
                .then()
                .spec(isProblem(429, "tooManyRequests"));
    }

    static Stream<Arguments> disguises() {
        return Stream.of(
                disguise(
                        "addresses put before one's own",
                        (request, i) -> request.header("X-Forwarded-For", "192.0.2." + i + ", 203.0.113." + i)),
                disguise("X-Real-IP", (request, i) -> request.header("X-Real-IP", "192.0.2." + i)),
                disguise("Forwarded", (request, i) -> request.header("Forwarded", "for=192.0.2." + i)),
                disguise("True-Client-IP", (request, i) -> request.header("True-Client-IP", "192.0.2." + i)),
                disguise("CF-Connecting-IP", (request, i) -> request.header("CF-Connecting-IP", "192.0.2." + i)),
                disguise("X-Client-IP", (request, i) -> request.header("X-Client-IP", "192.0.2." + i)),
                disguise("X-Forwarded-Host", (request, i) -> request.header("X-Forwarded-Host", i + ".example")),
                disguise("User-Agent", (request, i) -> request.header("User-Agent", "Agent " + i)),
                disguise("Cookie", (request, i) -> request.header("Cookie", "session=" + i)),
                disguise("Authorization", (request, i) -> request.header("Authorization", "Bearer " + i)),
                disguise("Comment-Token", (request, i) -> request.header("Comment-Token", "token-" + i)),
                disguise("X-Request-Id", (request, i) -> request.header("X-Request-Id", "request-" + i)),
                disguise("Origin", (request, i) -> request.header("Origin", "https://" + i + ".example")),
                disguise(
                        "Idempotency-Key",
                        (request, i) -> request.header(
                                "Idempotency-Key", UUID.randomUUID().toString())),
                disguise("query", (request, i) -> request.queryParam("n", i)),
                disguise("name", (request, i) -> request.body(with("name", "Mara " + i, "body", "Same"))),
                disguise(
                        "email",
                        (request, i) ->
                                request.body(with("name", "Mara", "body", "Same", "email", i + "@example.org"))),
                disguise("body", (request, i) -> request.body(with("name", "Mara", "body", "Text " + i))),
                disguise(
                        "parentId",
                        (request, i) -> request.body(with(
                                "name",
                                "Mara",
                                "body",
                                "Same",
                                "parentId",
                                UUID.randomUUID().toString()))),
                disguise(
                        "a property that is none",
                        (request, i) -> request.body(with("name", "Mara", "body", "Same", "ip", "192.0.2." + i))));
    }

    private static Arguments disguise(String what, BiConsumer<RequestSpecification, Integer> change) {
        return Arguments.of(what, change);
    }

    /**
     * Limiter bypass (CWE-307, CWE-348): a key that is made from what clients write gives each guess a bucket of its own,
     * as in Strapi's key from the body (CVE-2025-64526).
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void nothingThatClientsWriteGivesAFreshBucket(String what, BiConsumer<RequestSpecification, Integer> change) {
        useUp();
        for (int i = 1; i <= 3; i++) {
            RequestSpecification request =
                    given().contentType("application/json").body(aComment());
            change.accept(request, i);
            request.header("X-Forwarded-For", client).post(comments()).then().statusCode(429);
        }
    }

    /** Limiter bypass: in whatever case its name is written, and however often it comes, the last entry counts. */
    @Test
    void theHeaderOfProxiesIsReadFromItsEnd() {
        useUp();
        for (String name : new String[] {"x-forwarded-for", "X-FORWARDED-FOR"}) {
            Consumer<RawHttp> lines = request -> request.header(name, "192.0.2.1")
                    .header("X-Forwarded-For", client + ", 10.1.1.1")
                    .header(name, "10.2.2.2");
            assertThat(raw(comments(), lines)).isEqualTo(429);
            assertThat(raw(comments(), request -> request.header(name, client).header(name, "no address, 10.2.2.2")))
                    .as("all that name themselves by garbage share one bucket: the proxy's")
                    .isEqualTo(202);
        }
    }

    /** Limiter bypass by path case and other spellings (Strapi CVE-2023-38507): they reach the same bucket or nothing. */
    @ParameterizedTest
    @MethodSource("spellings")
    void otherSpellingsOfThePathAreNoWayRound(String before, String after, int status) {
        useUp();
        String path = before + slug + after;
        assertThat(raw(path, request -> request.header("X-Forwarded-For", client)))
                .isEqualTo(status);
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                Arguments.of("/api/v1/articles/", "/comments", 429),
                Arguments.of("/api/v1/%61rticles/", "/comments", 429),
                Arguments.of("/api/v1/articles/", "/%63omments", 429),
                Arguments.of("/api/v1/articles/", "/comments?", 429),
                Arguments.of("/api/v1/articles/", "/comments?x=1", 429),
                Arguments.of("/API/v1/articles/", "/comments", 404),
                Arguments.of("/api/v1/Articles/", "/comments", 404),
                Arguments.of("/api/v1/articles/", "/COMMENTS", 404),
                Arguments.of("/api/v1/articles/", "/comments/", 404),
                Arguments.of("/api/v1/articles//", "/comments", 404),
                Arguments.of("/api/v1/articles/", "/comments;x=1", 404),
                Arguments.of("/api/v1/./articles/", "/comments", 404),
                Arguments.of("/api/v1/articles/", "/comments%2f", 404));
    }

    @Test
    void anArticleHasNoBucketOfItsOwn() {
        useUp();
        from(client)
                .contentType("application/json")
                .body(aComment())
                .post("/api/v1/articles/" + id + "/comments")
                .then()
                .statusCode(429);
    }

    private static int raw(String path, Consumer<RawHttp> headers) {
        RawHttp request = RawHttp.request("POST", path).header("Content-Type", "application/json");
        headers.accept(request);
        return request.body("{\"name\":\"Mara\",\"body\":\"Hello\"}".getBytes(StandardCharsets.UTF_8))
                .send(RestAssured.port)
                .status();
    }

    /** One token has one bucket, from wherever it is used. */
    @Test
    @Order(Integer.MAX_VALUE)
    void managementIsLimitedByToken() {
        Response answer;
        int granted = 0;
        do {
            answer = asAdministrator()
                    .header("X-Forwarded-For", "203.0." + granted + ".1")
                    .get(MANAGE + "/sections?limit=1");
            granted++;
            assertThat(granted).isLessThanOrEqualTo(61);
        } while (answer.statusCode() == 200);

        answer.then()
                .spec(isProblem(429, "tooManyRequests"))
                .header("RateLimit-Policy", "\"management\";q=60;w=3600")
                .header("RateLimit", matchesPattern("\"management\";r=0;t=[1-9][0-9]*"))
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        asAdministrator()
                .contentType("application/json")
                .body("{")
                .post(MANAGE + "/articles")
                .then()
                .statusCode(429);
        asAdministrator().options(MANAGE + "/articles").then().statusCode(204);
        given().header("Authorization", "Bearer another")
                .get(MANAGE + "/articles")
                .then()
                .body("code", equalTo("unauthorized"));
    }
}
