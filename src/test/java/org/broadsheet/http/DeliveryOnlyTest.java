package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Problems.isProblem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.EventStream;
import org.broadsheet.testkit.call.Crawl;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/** A node for readers answers what they read, and nothing else. */
@QuarkusTest
@TestProfile(DeliveryOnlyTest.ForReaders.class)
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DeliveryOnlyTest {

    public static class ForReaders implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.delivery-only", "true");
        }
    }

    /** Of required parameters that do not take just any. */
    private static final Map<String, String> VALUES = Map.of("month", "2026-01", "path", "/any");

    private static String path(Operation operation) {
        String required = operation.parameters("query").stream()
                .filter(Operation.Parameter::required)
                .map(parameter -> "&" + parameter.name() + "=" + VALUES.getOrDefault(parameter.name(), "any"))
                .collect(Collectors.joining())
                .replaceFirst("&", "?");
        return operation.template().replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000") + required;
    }

    /** Read here as well, by whoever is told. */
    private static boolean isReadersOwn(Operation operation) {
        return operation.method().equals("GET") && operation.needsReader();
    }

    @Test
    void sendsAwayWhoeverManagesOrWrites() {
        List<Operation> readings = Crawl.readings();
        List<Operation> others = Contract.committed().operations().stream()
                .filter(operation -> !readings.contains(operation) && !isReadersOwn(operation))
                .toList();

        assertThat(others).extracting(Operation::method).contains("GET", "POST", "PATCH", "DELETE");
        for (Operation operation : others) {
            Response response = asAdministrator().request(operation.method(), path(operation));

            response.then().spec(isProblem(503, "unavailable"));
            assertThat(response.header("Retry-After")).as(operation.toString()).isNotBlank();
        }
    }

    @Test
    void answersWhatReadersRead() {
        for (Operation operation : Crawl.readings()) {
            assertThat(given().get(path(operation)).statusCode())
                    .as(operation.toString())
                    .isIn(200, 404);
        }
        try (EventStream stream = EventStream.open("/api/v1/articles/none/comments/stream")) {
            assertThat(stream.status()).isEqualTo(404);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void letsPagesOfOtherOriginsReadTheRefusal() {
        given().header("Origin", "https://front.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/articles/any/comments")
                .then()
                .statusCode(503)
                .header("Access-Control-Allow-Origin", "*");
    }
}
