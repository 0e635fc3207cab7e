package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every connection to the database is taken, by requests that never end. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BackPressureTest {

    private static final String ARTICLES = "/api/v1/articles/";

    /** More than threads, so that some wait for one and all the others for a connection. */
    private static final int MANY = 300;

    /** Far beyond what each wait is bounded by, for slow machines; without bounds it would be without end. */
    private static final Duration BOUND = Duration.ofSeconds(40);

    @Inject
    DataSource database;

    @Inject
    ResponseCache cache;

    private final List<Connection> taken = new ArrayList<>();

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private void takeAll() {
        try {
            while (true) {
                taken.add(database.getConnection());
            }
        } catch (SQLException none) {
            assertThat(taken).hasSizeGreaterThan(5);
        }
    }

    @Test
    void whatIsKeptFlowsOnAndTheRestIsRefusedInTime() throws Exception {
        assumeTrue(cache.isEnabled());
        String kept = ARTICLES + anArticle().published().getString("slug");
        String missing = ARTICLES + anArticle().published().getString("slug");
        String first = asAnonymous().get(kept).then().statusCode(200).extract().asString();
        takeAll();

        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> misses = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            // Each asks for another thing, so that none waits for the answer to another.
            misses.add(client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + missing + "?fields=slug"
                                    + ",id".repeat(n)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (int n = 0; n < 100; n++) {
            assertThat(asAnonymous().get(kept).then().statusCode(200).extract().asString())
                    .isEqualTo(first);
        }
        for (CompletableFuture<HttpResponse<String>> miss : misses) {
            HttpResponse<String> answer = miss.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(cache.numbers().flying()).isZero();

        giveBack();
        taken.clear();
        asAnonymous().get(missing).then().statusCode(200);
        takeAll();
        asAnonymous().get(ARTICLES + "none").then().spec(isProblem(503, "unavailable"));
    }
}
