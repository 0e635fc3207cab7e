package org.broadsheet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.RunningService;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * What both documents show is what the demo newsroom answers. {@code -Dexamples.record} writes into the files what is
 * answered now, where it differs; the documents show it after the next build.
 */
class ExamplesIT {

    private static final Path FILES = Path.of("src/main/resources/contract");
    private static final boolean RECORD = System.getProperty("examples.record") != null;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Likeness likeness = new Likeness();

    @Test
    void everyExampleIsTrue() throws IOException {
        List<ExampleCall> calls = calls();
        List<String> untrue = new ArrayList<>();
        try (RunningService service = RunningService.start("temporary", environment())) {
            calls.stream()
                    .sorted(Comparator.comparingInt(ExampleCall::turn))
                    .forEachOrdered(call -> untrue.addAll(differences(call, service)));
        }
        if (RECORD) {
            record(calls);
        } else {
            assertThat(untrue)
                    .as("-Dexamples.record writes what is answered now")
                    .isEmpty();
        }
    }

    /** With the demo newsroom, and a provider for readers. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("BROADSHEET_DEMO_ENABLED", "true"));
        new Issuer().start().forEach((name, value) -> {
            if (name.startsWith("quarkus.oidc.readers.")) {
                environment.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value);
            }
        });
        return environment;
    }

    @Test
    void everyOperationShowsSuccessAndProblems() throws IOException {
        Set<String> shown = new TreeSet<>();
        calls().forEach(call -> shown.add(call.operation().id() + (call.status() < 400 ? " succeeds" : " refuses")));
        Set<String> wanted = new TreeSet<>();
        for (Operation operation : Contract.committed().operations()) {
            wanted.add(operation.id() + " succeeds");
            wanted.add(operation.id() + " refuses");
        }
        assertThat(shown).isEqualTo(wanted);
    }

    /** Everything in which it is answered differently, and what makes it no example of its operation. */
    private List<String> differences(ExampleCall call, RunningService service) {
        HttpResponse<String> response = call.perform(service, likeness);
        List<String> differences = new ArrayList<>();
        if (!call.operation().statuses().contains(call.status())) {
            differences.add("status " + call.status() + " is not documented");
        }
        if (response.statusCode() != call.status()) {
            differences.add("status " + response.statusCode() + ", not " + call.status() + ": " + response.body());
        } else {
            JsonNode answer = answer(response);
            JsonNode recorded = call.answer().orElse(JSON.missingNode());
            List<String> places = likeness.differences(recorded, answer, call.isAfterChanges());
            if (RECORD && !places.isEmpty() && !answer.isMissingNode()) {
                call.answered(
                        answer.isTextual()
                                ? TextNode.valueOf(likeness.recorded(response.body()))
                                : json(likeness.recorded(response.body())));
            }
            differences.addAll(places);
        }
        return differences.stream().map(difference -> call + ": " + difference).toList();
    }

    /** JSON, or else text. */
    private static JsonNode answer(HttpResponse<String> response) {
        String type =
                response.headers().firstValue("Content-Type").orElse("json").replaceAll(";.*", "");
        return type.endsWith("json") ? json(response.body()) : TextNode.valueOf(response.body());
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<ExampleCall> calls() throws IOException {
        List<ExampleCall> calls = new ArrayList<>();
        for (Operation operation : Contract.committed().operations()) {
            for (JsonNode call : JSON.readTree(file(operation).toFile())) {
                calls.add(new ExampleCall(operation, (ObjectNode) call));
            }
        }
        return calls;
    }

    private static Path file(Operation operation) {
        return FILES.resolve(operation.id() + ".json");
    }

    private static void record(List<ExampleCall> calls) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        for (Operation operation : Contract.committed().operations()) {
            List<ObjectNode> ofOperation = calls.stream()
                    .filter(call -> call.operation().equals(operation))
                    .map(ExampleCall::json)
                    .toList();
            Files.writeString(file(operation), JSON.writer(printer).writeValueAsString(ofOperation) + "\n");
        }
    }
}
