package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What HTTP/2 does otherwise: bodies need no length, and nothing may be said about the connection. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class Http2Test {

    private static final String FINE = "{\"headline\":\"a\",\"words\":1}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @BeforeEach
    void upgradesTheConnection() throws Exception {
        assertThat(send(request("?limit=5").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void readsABodyOfUnannouncedLength() throws Exception {
        assertThat(post("application/json", streamed(FINE)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        assertProblem(post("application/json", BodyPublishers.ofString(" ".repeat(2_097_153))), 413);
        assertProblem(post("application/json", streamed(" ".repeat(3_000_000))), 413);
    }

    @Test
    void keepsTheConnectionAfterABodyOverTheLimit() throws Exception {
        post("application/json", BodyPublishers.ofString(" ".repeat(2_097_153)));

        assertThat(send(request("").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnotherEncodingOfABodyOfUnannouncedLength() throws Exception {
        assertProblem(post("application/json; charset=utf-16", streamed(FINE)), 415);
    }

    @Test
    void refusesWhatHttp1Refuses() throws Exception {
        assertProblem(send(request("?nope=1").GET()), 400);
        assertProblem(send(request("/").GET()), 404);
        assertProblem(send(request("").PUT(BodyPublishers.noBody())), 405);
    }

    private HttpResponse<String> post(String contentType, BodyPublisher body) throws Exception {
        return send(request("").header("Content-Type", contentType).POST(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/test-http" + target));
    }

    private static BodyPublisher streamed(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()));
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Connection")).isEmpty();
        assertThat(response.body()).contains("\"status\":" + status);
    }
}
