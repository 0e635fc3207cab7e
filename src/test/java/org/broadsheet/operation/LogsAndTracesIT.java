package org.broadsheet.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the packaged service about a request, as an operator switches it. */
class LogsAndTracesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REQUEST = "request-of-the-test";

    /** A bound against waiting for ever, not a measure of speed. */
    private static final int SECONDS = 60;

    /** What is sent is sent ten times within it. */
    private static final int SECONDS_OF_SILENCE = 2;

    private final Queue<String> exports = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            exports.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void end() {
        collector.stop(0);
    }

    private String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    private static void askWithBadToken(RunningService service) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer bad",
                "X-Request-Id",
                REQUEST,
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(service.send("GET", "/api/v1/manage/sections", headers, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void switchedOnTheyAreJsonAndSpans() {
        try (RunningService service = RunningService.start(
                "temporary",
                Map.of(
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(),
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"))) {
            askWithBadToken(service);

            String traceId = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
            assertThat(Eventually.holds(
                            () -> exports.stream()
                                    .anyMatch(export -> export.startsWith("/v1/traces ")
                                            && export.contains(traceId)
                                            && export.contains("/api/v1/manage/sections")),
                            SECONDS))
                    .as(service.output())
                    .isTrue();
            assertThat(warnings(service)).anySatisfy(line -> {
                assertThat(line.at("/mdc/requestId").asText()).isEqualTo(REQUEST);
                assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
            });
        }
    }

    private static List<JsonNode> warnings(RunningService service) {
        return service.output()
                .lines()
                .map(LogsAndTracesIT::read)
                .filter(line -> line.get("level").asText().equals("WARN"))
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    @Test
    void byDefaultTheyAreLinesAndNothingIsSent() {
        try (RunningService service = RunningService.start(
                "temporary",
                Map.of(
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(),
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"))) {
            askWithBadToken(service);

            assertThat(service.output()).containsPattern("WARN .* " + REQUEST + " A token from");
            assertThat(Eventually.holds(() -> !exports.isEmpty(), SECONDS_OF_SILENCE))
                    .isFalse();
        }
    }
}
