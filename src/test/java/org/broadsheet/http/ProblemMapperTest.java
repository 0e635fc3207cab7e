package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ProblemMapperTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "problem, 409, slugTaken",
        "problemInATransaction, 409, inUse",
        "bug, 500, internalError",
        "error, 500, internalError",
        "unauthorized, 401, unauthorized",
        "badToken, 401, unauthorized",
        "forbidden, 403, forbidden",
        "teapot, 400, invalidRequest",
        "maintenance, 503, unavailable",
        "noConnectionInTime, 503, unavailable",
        "refusedConnection, 503, unavailable",
        "databaseStops, 503, unavailable",
        "tooManyConnections, 503, unavailable",
        "diskFull, 503, unavailable",
        "brokenDisk, 503, unavailable",
        "deadlock, 503, unavailable",
        "serialization, 503, unavailable",
        "valueTooLong, 400, invalidRequest",
        "uniqueViolation, 409, conflict",
        "checkViolation, 400, invalidRequest",
        "syntaxError, 500, internalError",
        "optimisticLock, 412, preconditionFailed",
        "staleObject, 412, preconditionFailed"
    })
    void namesWhatWentWrong(Failure failure, int status, String code) {
        fail(failure)
                .spec(isProblem(status, code))
                .header("Cache-Control", "no-store")
                .body("instance", equalTo("/api/v1/test-http/failures/" + failure))
                .body("detail", not(containsString("swordfish")))
                .body("detail", not(containsString("secret")));
    }

    @Test
    void addsMembersOfTheType() {
        fail(Failure.problem).spec(isProblem(409, "slugTaken")).body("holder", equalTo("0190"));
    }

    @Test
    void saysWhenToComeBack() {
        fail(Failure.deadlock).header("Retry-After", "1");
        fail(Failure.refusedConnection).header("Retry-After", "5");
    }

    @Test
    void challengesWithoutAnErrorWhereNoTokenWasSent() {
        fail(Failure.unauthorized).header("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    }

    @Test
    void challengesWithAnErrorWhereATokenWasSent() {
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/test-http/failures/badToken")
                .then()
                .header("WWW-Authenticate", "Bearer realm=\"broadsheet\", error=\"invalid_token\"");
    }

    @Test
    void challengesWithoutAnErrorWhereAnotherSchemeWasTried() {
        given().header("Authorization", "Basic YTpi")
                .get("/api/v1/test-http/failures/unauthorized")
                .then()
                .header("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    }

    @Test
    void asksForATokenBeforeItLooksAtParameters() {
        given().get("/api/v1/test-http/secret?nope=1").then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void keepsUnannotatedEndpointsClosed() {
        given().get("/api/v1/manage/test-http/unannotated").then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void listsAllFailedFieldsAtOnceInTheirOrder() {
        given().contentType("application/json")
                .body("""
                        {"headline": "", "words": 1, "byline": [{"name": "a", "role": "x"}, {"name": " "}]}""")
                .post("/api/v1/test-http")
                .then()
                .spec(isProblem(
                        400,
                        "invalidRequest",
                        at("/byline/0/role", "tooShort"),
                        at("/byline/1/name", "required"),
                        at("/headline", "required")))
                .body("errors.pointer", equalTo(List.of("/byline/0/role", "/byline/1/name", "/headline")))
                .body("detail", equalTo("3 values are not valid"));
    }

    @Test
    void listsAllFailedParametersAtOnce() {
        given().get("/api/v1/test-http?sort=x&limit=a&nope=1&open=1")
                .then()
                .spec(isProblem(400, "invalidRequest", at("limit"), at("nope"), at("open"), at("sort")))
                .body("errors.parameter", equalTo(List.of("limit", "nope", "open", "sort")));
    }

    @Test
    void listsTheValuesThatAreAllowed() {
        given().get("/api/v1/test-http?sort=x")
                .then()
                .body("detail", equalTo("Expected one of: -publishedAt, publishedAt, headline"));
        given().get("/api/v1/test-http?limit=x")
                .then()
                .body("detail", equalTo("Expected a whole number from 1 to 100"));
        given().get("/api/v1/test-http?nope=x")
                .then()
                .body("detail", containsString("known are: limit, sort, author, tag, kind, since, open"));
    }

    @Test
    void boundsTheListOfErrors() {
        given().contentType("application/json")
                .body("{\"headline\": \"a\", \"words\": 1, \"byline\": [" + "{\"name\": \"\"},".repeat(5_000)
                        + "{\"name\": \"\"}]}")
                .post("/api/v1/test-http")
                .then()
                .spec(isProblem(400, "invalidRequest", hasSize(100)))
                .body("detail", equalTo("5002 values are not valid"));
    }

    @Test
    void letsOnlyWhatIsNotFoundInDeliveryBeKeptForAMoment() {
        given().get("/api/v1/nope").then().header("Cache-Control", "public, max-age=0, s-maxage=5");
        given().get("/api/v1/manage/nope").then().header("Cache-Control", "private, no-store");
        given().get("/nope").then().header("Cache-Control", "no-store");
        given().header("Authorization", "Bearer x")
                .get("/api/v1/nope")
                .then()
                .header("Cache-Control", "private, no-store");
        given().header("Comment-Token", "x").get("/api/v1/nope").then().header("Cache-Control", "private, no-store");
    }

    @SuppressWarnings("deprecation") // the formatted message has no other way out
    @Test
    void logsAFaultOnceWithTheIdOfTheRequestAndTheCause() {
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    errors.add(line);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(recorder);

        try {
            given().header("X-Request-Id", "night-desk.7").get("/api/v1/test-http/failures/bug");
        } finally {
            root.removeHandler(recorder);
        }

        assertThat(errors).singleElement().satisfies(line -> {
            assertThat(line.getThrown()).hasMessage("the password is swordfish");
            assertThat(((ExtLogRecord) line).getFormattedMessage()).contains("night-desk.7");
        });
    }

    private static ValidatableResponse fail(Failure failure) {
        return given().get("/api/v1/test-http/failures/" + failure).then();
    }
}
