package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArticleLifeTest {

    @Test
    void life() {
        given().header("Authorization", "Bearer administrator-of-the-tests")
                .contentType("application/json")
                .body("{\"name\":\"World\"}")
                .post("/api/v1/manage/sections")
                .then()
                .log()
                .all()
                .statusCode(201);
        String id = given().header("Authorization", "Bearer administrator-of-the-tests")
                .contentType("application/json")
                .body(
                        "{\"headline\":\"Hello world\",\"section\":\"world\",\"byline\":[{\"name\":\"Guest \\\"W\"}],\"body\":{\"format\":\"markdown\",\"value\":\"One\\n\\nTwo\"}}")
                .post("/api/v1/manage/articles")
                .then()
                .log()
                .all()
                .statusCode(201)
                .extract()
                .path("id");
        given().header("Authorization", "Bearer administrator-of-the-tests")
                .header("If-Match", "*")
                .contentType("application/json")
                .post("/api/v1/manage/articles/" + id + "/actions/publish")
                .then()
                .log()
                .all()
                .statusCode(200);
        given().get("/api/v1/articles/hello-world").then().log().all().statusCode(200);
        given().get("/api/v1/articles?section=world").then().log().all().statusCode(200);
        given().get("/api/v1/articles?total=exact&sort=headline&include=body")
                .then()
                .log()
                .all()
                .statusCode(200);
        given().get("/api/v1/articles?page=1&tag=x").then().log().all().statusCode(200);
        given().get("/api/v1/sections").then().log().all().statusCode(200).body("data[0].slug", equalTo("world"));
    }
}
