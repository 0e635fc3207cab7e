package org.broadsheet.testkit.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

/** Every exchange of every test is held against the contract, without the test doing anything for it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ContractCheckTest {

    @Test
    void isInstalledOnce() {
        assertThat(RestAssured.filters()).singleElement().isInstanceOf(ContractCheck.class);
    }

    @Test
    void letsPassWhatIsDocumented() {
        given().get("/api/v1/articles?limit=1").then().statusCode(200);
        given().get("/api/v1/articles?limit=0").then().statusCode(400);
    }

    @Test
    void failsWhereSomethingElseIsSent() {
        assertThatThrownBy(() -> given().header("Comment-Token", "1").get("/api/v1/articles"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/v1/articles: header parameter Comment-Token is not documented");
    }

    @Test
    void readsTheAnswerAsTheServiceSentIt() {
        String answer = given().get("/api/v1/articles?limit=1").asString();

        assertThat(answer).startsWith("{\"data\":[");
    }
}
