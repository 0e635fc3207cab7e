package com.example.frontend;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontPageIT {

    private static final Pattern READY = Pattern.compile("Broadsheet is ready at (\\S+)");
    private static final String TOKEN = "only-for-these-tests";

    private static Process broadsheet;
    private static RequestSpecification editor;
    private static RequestSpecification reader;

    @BeforeAll
    static void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("java", "-jar", System.getProperty("broadsheet.jar"));
        builder.environment()
                .putAll(Map.of(
                        "BROADSHEET_DATABASE_DIRECTORY", "temporary",
                        "BROADSHEET_DEMO_ENABLED", "false",
                        "BROADSHEET_COMMENTS_MODE", "open",
                        "BROADSHEET_RATE_LIMIT_ENABLED", "false",
                        "BROADSHEET_ADMIN_TOKEN", TOKEN,
                        "QUARKUS_HTTP_PORT", "0"));
        broadsheet = builder.redirectErrorStream(true).start();
        BufferedReader output = broadsheet.inputReader();
        while (reader == null) {
            Matcher ready = READY.matcher(output.readLine());
            if (ready.find()) {
                reader = new RequestSpecBuilder().setBaseUri(ready.group(1)).build();
                editor = new RequestSpecBuilder()
                        .setBaseUri(ready.group(1))
                        .setBasePath("/api/v1/manage")
                        .addHeader("Authorization", "Bearer " + TOKEN)
                        .setContentType(ContentType.JSON)
                        .build();
            }
        }
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}));
        drain.setDaemon(true);
        drain.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        broadsheet.destroy();
        broadsheet.waitFor();
    }

    private static String published(String headline, String publishedAt) {
        String id = given(editor)
                .body(Map.of(
                        "headline",
                        headline,
                        "section",
                        "harbour",
                        "publishedAt",
                        publishedAt,
                        "body",
                        Map.of("format", "markdown", "value", "Passengers wait.")))
                .post("/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return given(editor)
                .header("If-Match", "*")
                .post("/articles/{id}/actions/publish", id)
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
    }

    @Test
    void newestComesFirstAndCountsItsComments() {
        given(editor).body(Map.of("name", "Harbour")).post("/sections").then().statusCode(201);
        published("The ferry is late", "2026-01-05T07:00:00Z");
        String slug = published("The ferry is late again", "2026-01-06T07:00:00Z");

        given(reader)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Mara", "body", "As *always*."))
                .post("/api/v1/articles/{slug}/comments", slug)
                .then()
                .statusCode(201);

        given(reader)
                .get("/api/v1/articles?section=harbour")
                .then()
                .statusCode(200)
                .body("data.headline", contains("The ferry is late again", "The ferry is late"))
                .body("data[0].commentCount", equalTo(1));
    }
}
