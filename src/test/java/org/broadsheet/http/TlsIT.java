package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;

/** By configuration alone the service speaks TLS, and HTTP/2 over it, also where it answers what it has kept. */
class TlsIT {

    private static final Pattern READY = Pattern.compile("Broadsheet is ready at (https://localhost:\\d+)");
    private static final String PASSWORD = "only-for-this-test";

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 300;

    @Test
    void answersByHttp2OverTls() throws Exception {
        Path keys = Files.createDirectories(Path.of("target/tls")).resolve("keys.p12");
        Files.deleteIfExists(keys);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broadsheet",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        Map<String, String> settings = Map.of(
                "QUARKUS_TLS_KEY_STORE_P12_PATH",
                keys.toAbsolutePath().toString(),
                "QUARKUS_TLS_KEY_STORE_P12_PASSWORD",
                PASSWORD,
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "disabled",
                "QUARKUS_HTTP_SSL_PORT",
                "0");
        try (RunningService service = RunningService.launch("temporary", settings)) {
            assertThat(Eventually.holds(() -> READY.matcher(service.output()).find() || !service.isAlive(), SECONDS))
                    .as(service.output())
                    .isTrue();
            Matcher ready = READY.matcher(service.output());
            assertThat(ready.find()).as(service.output()).isTrue();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(keys))
                    .version(HttpClient.Version.HTTP_2)
                    .build();
            HttpRequest sections = HttpRequest.newBuilder(URI.create(ready.group(1) + "/api/v1/sections"))
                    .build();

            HttpResponse<String> miss = client.send(sections, HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> hit = client.send(sections, HttpResponse.BodyHandlers.ofString());

            for (HttpResponse<String> answer : List.of(miss, hit)) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).isEqualTo(miss.body());
            }
        }
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("broadsheet", store.getCertificate("broadsheet"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
