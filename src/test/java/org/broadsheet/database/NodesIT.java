package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.Readme;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, behind the nginx of the README: readers do not notice that one of them is killed. */
class NodesIT {

    private static final Path WORK = Path.of("target/nodes it");
    private static final TestDatabase DATABASE = new TestDatabase(WORK.resolve("postgres"));
    private static final String UNUSED = WORK.resolve("unused").toString();
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String MANAGE = Newsroom.MANAGE + "/articles";

    /** Publications before and after one node is killed. */
    private static final int PUBLISHED = 10;

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 120;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private String address;

    @BeforeEach
    @AfterEach
    void delete() throws IOException {
        Files.createDirectories(WORK);
        DATABASE.delete();
    }

    @Test
    void readersDoNotNoticeThatANodeIsKilledAndNothingPublishedIsLost() throws Exception {
        assumeTrue(Files.isExecutable(NGINX), "needs nginx: apt-get install nginx-light");
        Process nginx = null;
        try (EmbeddedPostgres postgres = TestDatabase.fresh(DATABASE.data())) {
            Map<String, String> environment = InstalledPostgres.environment(postgres.start());
            environment.put("BROADSHEET_HTTP_TRUSTED_PROXIES", "127.0.0.1");
            try (RunningService one = RunningService.start(UNUSED, environment);
                    RunningService other = RunningService.start(UNUSED, environment)) {
                nginx = startNginx(one.baseUrl(), other.baseUrl());
                assertThat(one.post(Newsroom.MANAGE + "/sections", "{\"name\": \"News\"}")
                                .statusCode())
                        .isEqualTo(201);
                AtomicBoolean done = new AtomicBoolean();
                AtomicInteger reads = new AtomicInteger();
                List<CompletableFuture<Void>> readers = List.of(
                        CompletableFuture.runAsync(() -> readUntil(done, reads)),
                        CompletableFuture.runAsync(() -> readUntil(done, reads)));
                CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> publishUntil(done));

                awaitPublished(PUBLISHED);
                one.kill9();
                awaitPublished(acknowledged.size() + PUBLISHED);

                done.set(true);
                assertThat(writer).succeedsWithin(SECONDS, TimeUnit.SECONDS);
                assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(SECONDS, TimeUnit.SECONDS));
                assertThat(reads).hasValueGreaterThan(PUBLISHED);
                assertThat(acknowledged)
                        .allSatisfy(
                                id -> assertThat(get("/api/v1/articles/" + id).statusCode())
                                        .isEqualTo(200));
            }
        } finally {
            if (nginx != null) {
                nginx.destroy();
                nginx.waitFor();
            }
        }
    }

    /** The lines of the README with the addresses of here. */
    private Process startNginx(URI one, URI other) throws IOException {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        String site = Readme.block("upstream broadsheet")
                .replace("10.0.0.11:8080", "127.0.0.1:" + one.getPort())
                .replace("10.0.0.12:8080", "127.0.0.1:" + other.getPort())
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
        Path directory = Files.createDirectories(WORK.resolve("nginx")).toAbsolutePath();
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off; %s pid nginx.pid; error_log stderr;
                events { }
                http {
                access_log off; client_body_temp_path body; proxy_temp_path proxy;
                fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                %s}
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "", site));
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target/services")), "nginx-", ".log");
        Process nginx = new ProcessBuilder(NGINX.toString(), "-p", directory.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(Eventually.holds(() -> !nginx.isAlive() || answers(), SECONDS) && nginx.isAlive())
                .as(Files.readString(output))
                .isTrue();
        return nginx;
    }

    private boolean answers() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void awaitPublished(int count) {
        assertThat(Eventually.holds(() -> acknowledged.size() >= count, SECONDS))
                .as("%d published", acknowledged.size())
                .isTrue();
    }

    private void readUntil(AtomicBoolean done, AtomicInteger reads) {
        while (!done.get()) {
            HttpResponse<String> list = get("/api/v1/articles?section=news&limit=100");
            assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
            reads.incrementAndGet();
        }
    }

    /** What a killed node was at is answered 502 by nginx, and is not known to be done. */
    private void publishUntil(AtomicBoolean done) {
        for (int number = 1; !done.get(); number++) {
            HttpResponse<String> created = post(MANAGE, """
                    {"headline": "Story %d", "section": "news", "body": {"format": "markdown", "value": "Text."}}""".formatted(number));
            if (created.statusCode() == 201) {
                String id = JsonPath.from(created.body()).getString("id");
                if (post(MANAGE + "/" + id + "/actions/publish", "{}").statusCode() == 200) {
                    acknowledged.add(id);
                }
            } else {
                assertThat(created.statusCode()).as(created.body()).isEqualTo(502);
            }
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + Newsroom.ADMINISTRATOR)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
