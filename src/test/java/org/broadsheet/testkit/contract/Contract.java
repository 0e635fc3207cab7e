package org.broadsheet.testkit.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Both OpenAPI documents, and whether what the service does is what they say. */
public final class Contract {

    private static final String API = "/api/v1";

    /** Resources that exist only in tests and are in no document. */
    private static final List<String> ONLY_IN_TESTS = List.of("/api/v1/test-http", "/api/v1/manage/test-http");

    private static final int SHOWN = 8;

    private static final Contract COMMITTED = new Contract(
            OpenApiDocument.read(Path.of("openapi/delivery.yaml")),
            OpenApiDocument.read(Path.of("openapi/management.yaml")));

    private final List<OpenApiDocument> documents;
    private final List<Operation> operations;

    Contract(OpenApiDocument... documents) {
        this.documents = List.of(documents);
        this.operations =
                Stream.of(documents).flatMap(d -> d.operations().stream()).toList();
    }

    /** What the committed documents say. */
    public static Contract committed() {
        return COMMITTED;
    }

    /** What is asked and answered; a stream, which has no end, is a matter of its own tests. */
    public List<Operation> operations() {
        return operations.stream().filter(operation -> !operation.isStream()).toList();
    }

    /** Fails with everything in which the exchange is not as documented. */
    public void check(Exchange exchange) {
        List<String> faults = faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError("Not as the contract says: " + exchange
                    + faults.stream()
                            .distinct()
                            .limit(SHOWN)
                            .map(fault -> "\n  " + fault)
                            .reduce("", String::concat));
        }
    }

    /** Everything in which it is not as documented; empty where nothing is. */
    public List<String> faults(Exchange exchange) {
        if (isOutside(exchange)) {
            return List.of();
        }
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        for (Operation operation : operations) {
            Optional<Map<String, String>> values = operation.match(exchange.path());
            if (values.isPresent() && operation.method().equals(method)) {
                return faults(operation, exchange, values.get());
            }
        }
        return ResponseRules.faultsOfNothing(documents.get(0), exchange);
    }

    private static List<String> faults(Operation operation, Exchange exchange, Map<String, String> pathValues) {
        List<String> faults = new ArrayList<>(ResponseRules.faults(operation, exchange));
        if (exchange.isSuccess()) {
            faults.addAll(RequestRules.faults(operation, exchange, pathValues));
        }
        if (faults.isEmpty()) {
            Coverage.exercised(operation, exchange.status());
        }
        return faults.stream().map(fault -> operation + ": " + fault).toList();
    }

    private static boolean isOutside(Exchange exchange) {
        String path = Operation.decoded(exchange.path());
        return !within(path, API)
                || ONLY_IN_TESTS.stream().anyMatch(prefix -> within(path, prefix))
                // An answer of HTTP itself: which methods there are.
                || exchange.method().equals("OPTIONS")
                || exchange.isDecidedBeforeAnyFilter();
    }

    private static boolean within(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
