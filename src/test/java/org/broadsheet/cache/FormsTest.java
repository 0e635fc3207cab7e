package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.broadsheet.change.KeysChanged;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of other types than JSON are kept, compressed and compared like it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class FormsTest {

    private static final String FEED = FormsResource.PATH + "/feed.xml";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    ResponseCache cache;

    @BeforeEach
    void empty() {
        EmptyCache.now();
    }

    private static HttpResponse<byte[]> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return CLIENT.send(
                (headers.length > 0 ? request.headers(headers) : request).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "feed.xml, application/rss+xml",
        "text.txt, text/plain",
        "json, application/json",
        "clock.xml, application/xml"
    })
    void aHitIsTheMissAgain(String name, String type) throws Exception {
        assumeTrue(cache.isEnabled());
        String path = FormsResource.PATH + "/" + name;
        HttpResponse<byte[]> miss = ask("GET", path);
        HttpResponse<byte[]> hit = ask("GET", path);

        assertThat(header(miss, "Content-Type")).isEqualTo(type + ";charset=UTF-8");
        assertThat(header(miss, "Surrogate-Key")).isEqualTo(FormsResource.KEY);
        assertThat(header(miss, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(miss, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(hit.body()).isEqualTo(miss.body());
        for (String same : Set.of("Content-Type", "ETag", "Cache-Control", "Vary", "Surrogate-Key", "Cache-Groups")) {
            assertThat(header(hit, same)).as(same).isNotNull().isEqualTo(header(miss, same));
        }
        HttpResponse<byte[]> head = ask("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(miss.body().length));
        assertThat(ask("GET", path, "If-None-Match", header(miss, "ETag")).statusCode())
                .isEqualTo(304);
        assertThat(ask("GET", path, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @Test
    void eachCodingHasItsOwnTag() throws Exception {
        HttpResponse<byte[]> plain = ask("GET", FEED);
        HttpResponse<byte[]> packed = ask("GET", FEED, "Accept-Encoding", "gzip");

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "ETag")).startsWith("\"").isNotEqualTo(header(plain, "ETag"));
        if (cache.isEnabled()) {
            assertThat(unpacked(packed.body())).isEqualTo(plain.body());
        }
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/atom+xml",
                "text/xml, application/xml;q=0.9",
                "text/html",
                "application/json",
                "image/png;q=0"
            })
    void noReaderOfFeedsIsRefused(String accept) throws Exception {
        HttpResponse<byte[]> miss = ask("GET", FEED, "Accept", accept);
        HttpResponse<byte[]> hit = ask("GET", FEED, "Accept", accept);

        assertThat(miss.statusCode()).isEqualTo(200);
        assertThat(header(miss, "Content-Type")).startsWith("application/rss+xml");
        if (cache.isEnabled()) {
            assertThat(hit.body()).isEqualTo(miss.body());
        }
    }

    @Test
    void jsonIsRefusedToWhoDoesNotTakeIt() throws Exception {
        String path = FormsResource.PATH + "/json";
        ask("GET", path);

        assertThat(ask("GET", path, "Accept", "application/rss+xml").statusCode())
                .isEqualTo(406);
    }

    @Test
    void defaultsAndOtherSpellingsAreTheSame() throws Exception {
        assumeTrue(cache.isEnabled());
        byte[] first = ask("GET", FEED).body();

        assertThat(ask("GET", FEED + "?limit=20").body()).isEqualTo(first);
        assertThat(ask("GET", FEED.replace("feed.xml", "./feed.xml")).statusCode())
                .isEqualTo(404);
        assertThat(ask("GET", FEED.replace("feed.xml", "x/../feed.xml")).statusCode())
                .isEqualTo(404);
        assertThat(ask("GET", FEED + ".").statusCode()).isEqualTo(404);
    }

    @Test
    void aChangeEndsIt() throws Exception {
        assumeTrue(cache.isEnabled());
        byte[] before = ask("GET", FEED).body();
        cache.changed(new KeysChanged(Set.of(FormsResource.KEY)));

        assertThat(ask("GET", FEED).body()).isNotEqualTo(before);
    }

    @Test
    void theClockEndsWhatIsTrueForATime() throws Exception {
        assumeTrue(cache.isEnabled());
        String path = FormsResource.PATH + "/clock.xml";
        assertThat(ask("GET", path).body()).isEqualTo(ask("GET", path).body());
        assertThat(ask("GET", path + "?over=true").body())
                .isNotEqualTo(ask("GET", path + "?over=true").body());
    }
}
