package org.broadsheet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;

/**
 * The packaged service in a process of its own, on a free port, for tests that kill it or read what it prints. Needs the
 * package, so use it in {@code *IT} classes.
 */
public final class RunningService implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Broadsheet is ready at (http://[^\\s\"]+)");

    /** The token of the administrator. */
    public static final String ADMINISTRATOR = "administrator-of-the-tests";

    /** Bounds against waiting for ever, not measures of speed. */
    private static final int START_SECONDS = 300;

    private static final int END_SECONDS = 120;

    /** Not HTTP/2: the JDK's client fails what it sends while a server that stops says goodbye. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path output;

    private RunningService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts and waits until it answers. {@code database} is a directory, or {@code temporary}. */
    public static RunningService start(String database, Map<String, String> environment) {
        return ready(launch(database, environment));
    }

    /** Starts it as {@link #start} does, with the database on a disk of its own that is gone when the service is. */
    public static RunningService start(SmallDisk disk, Map<String, String> environment) {
        return ready(launch(disk.command(), disk.directory().resolve("postgres").toString(), environment));
    }

    private static RunningService ready(RunningService service) {
        assertThat(Eventually.holds(() -> service.isReady() || !service.isAlive(), START_SECONDS) && service.isReady())
                .as("ready within %d s; it said:%n%s", START_SECONDS, service.output())
                .isTrue();
        return service;
    }

    /** Starts and does not wait; {@code arguments} are those of its command line. */
    public static RunningService launch(String database, Map<String, String> environment, String... arguments) {
        return launch(List.of(), database, environment, arguments);
    }

    private static RunningService launch(
            List<String> within, String database, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(Path.of("target/services")), "service-", ".log");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            // A short life: compile quickly rather than well.
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            System.getProperty("broadsheet.jar", "target/quarkus-app/quarkus-run.jar"))))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.command().addAll(0, within);
            builder.command().addAll(List.of(arguments));
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            builder.environment().put("BROADSHEET_DATABASE_DIRECTORY", database);
            builder.environment().put("BROADSHEET_ADMIN_TOKEN", ADMINISTRATOR);
            builder.environment().put("BROADSHEET_DEMO_ENABLED", "false");
            builder.environment().put("BROADSHEET_RATE_LIMIT_ENABLED", "false");
            builder.environment().putAll(environment);
            return new RunningService(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        return READY.matcher(output()).find();
    }

    /** Without a slash at the end. */
    public URI baseUrl() {
        Matcher ready = READY.matcher(output());
        assertThat(ready.find()).as("ready line in:%n%s", output()).isTrue();
        return URI.create(ready.group(1));
    }

    /** As the administrator in management, as anybody elsewhere. */
    public HttpResponse<String> get(String path) {
        return send("GET", path, Map.of(), "");
    }

    /** As the administrator in management, as anybody elsewhere. */
    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, Map.of("Content-Type", "application/json"), json);
    }

    /** As {@link #get}, unless the headers say otherwise; an empty body is none. */
    public HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(baseUrl().resolve(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (path.startsWith(Newsroom.MANAGE)) {
            request.setHeader("Authorization", "Bearer " + ADMINISTRATOR);
        }
        headers.forEach(request::setHeader);
        return send(request.build(), body);
    }

    private static HttpResponse<String> send(HttpRequest sent, String body) {
        try {
            HttpResponse<String> answer = CLIENT.send(sent, HttpResponse.BodyHandlers.ofString());
            Contract.committed()
                    .check(new Exchange(
                            sent.method(),
                            Exchange.target(sent.uri()),
                            sent.headers().map(),
                            body,
                            answer.statusCode(),
                            answer.headers().map(),
                            answer.body()));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All it has printed so far, to both streams. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as the service sees it, which may have disks of its own. */
    public Path sees(Path file) {
        return Path.of(
                "/proc/" + process.pid() + "/root" + file.toAbsolutePath().normalize());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill9() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM; returns the exit code when it has ended in good order, and fails after two minutes. */
    public int terminate() {
        process.destroy();
        return exitCode();
    }

    /** Waits until it has ended by itself, at most two minutes. */
    public int exitCode() {
        CompletableFuture<Process> end = process.onExit();
        assertThat(end)
                .as("end within %d s; it said:%n%s", END_SECONDS, output())
                .succeedsWithin(END_SECONDS, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
