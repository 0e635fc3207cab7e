package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.StatementLog;
import org.broadsheet.testkit.Together;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * Authorisation that is passed by another spelling of the path or method (class 6: Quarkus CVE-2023-4853, CVE-2026-39852,
 * CVE-2026-50559, CVE-2026-87743; Ghost CVE-2026-22595): every operation of the OpenAPI documents under every spelling, so
 * a new one is covered as soon as it is documented. What is refused must not have been done either (Directus
 * CVE-2025-55746): the database hears nothing of it.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class PathSpellingsTest {

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 404, 405, 415);

    private static final String GARBAGE = "Bearer bs_" + "A".repeat(43);

    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /** Asked by some proxies and frameworks instead of the address. */
    private static final List<String> ADDRESSES = List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Uri");

    private static final String PUBLIC = "/api/v1/sections";
    private static final int SHOWN = 25;

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void leadNowhereWithoutAToken() {
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> operation.document().needsToken())
                .toList();
        Map<Operation, Call> fine = fine(operations);

        List<String> statements = StatementLog.during(() -> each(fine, (operation, call) -> {
            attack(operation, call.with("header", "Authorization"));
            attack(operation, call.with("header", "Authorization", GARBAGE));
        }));

        System.out.printf("Spellings of paths: %s calls of %d operations%n", calls, operations.size());
        assertThat(operations).hasSizeGreaterThan(60);
        assertThat(faults.stream().limit(SHOWN))
                .as("%d of %s", faults.size(), calls)
                .isEmpty();
        assertThat(statements).isEmpty();
    }

    @Test
    void ofPublicAddressesThereIsOne() {
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> !operation.document().needsToken())
                .toList();

        each(fine(operations), (operation, call) -> {
            assertThat(call.send(RestAssured.port).isSuccess())
                    .as("%s", operation)
                    .isTrue();
            PathSpelling.of(operation.template(), call.path()).stream()
                    .filter(spelling -> !spelling.encodesOnly())
                    .forEach(spelling -> refused(operation, spelling.name(), call.at(spelling.path()), 0));
        });

        assertThat(operations).hasSizeGreaterThan(10);
        assertThat(faults.stream().limit(SHOWN))
                .as("%d of %s", faults.size(), calls)
                .isEmpty();
    }

    /** Made before anything listens to the database. */
    private Map<Operation, Call> fine(List<Operation> operations) {
        Map<Operation, Call> fine = new LinkedHashMap<>();
        for (Operation operation : operations) {
            Call call = FineCall.of(operation, cast).call();
            call.path();
            fine.put(operation, call);
        }
        return fine;
    }

    private static void each(Map<Operation, Call> fine, BiConsumer<Operation, Call> attack) {
        Together.map(fine.entrySet(), each -> {
            attack.accept(each.getKey(), each.getValue());
            return each.getKey();
        });
    }

    private void attack(Operation operation, Call call) {
        refused(operation, "plain", call, 401);
        PathSpelling.of(operation.template(), call.path())
                .forEach(spelling -> refused(operation, spelling.name(), call.at(spelling.path()), 0));
        refused(operation, "absolute form", call.at("http://localhost" + call.path()), 401);
        refused(operation, "absolute form elsewhere", call.at("https://desk.example" + call.path()), 401);
        methods(operation, call);
        for (String header : ADDRESSES) {
            refused(operation, header, call.with("header", header, PUBLIC), 401);
        }
    }

    private void methods(Operation operation, Call call) {
        for (String header : OVERRIDES) {
            for (String method : List.of("GET", "OPTIONS", operation.method())) {
                refused(operation, header + ": " + method, call.with("header", header, method), 401);
                refused(
                        operation,
                        "POST, " + header + ": " + method,
                        call.by("POST").with("header", header, method),
                        0);
            }
        }
        Stream.of("HEAD", operation.method().toLowerCase(), "TRACE", "PROPFIND", "PRI", "_")
                .forEach(method -> refused(operation, method, call.by(method), 0));
    }

    /** @param status the only one that will do; 0 for any refusal */
    private void refused(Operation operation, String what, Call call, int status) {
        Exchange exchange = call.send(RestAssured.port);
        calls.incrementAndGet();
        boolean right = status == 0 ? REFUSALS.contains(exchange.status()) : exchange.status() == status;
        boolean problem = exchange.method().equals("HEAD")
                || exchange.responseType().equals("application/problem+json")
                || exchange.isDecidedBeforeAnyFilter()
                // No address at all by RFC 3986, which the server below says.
                || exchange.target().contains("\\") && exchange.status() == 400;
        if (!right || !problem) {
            faults.add(operation + ", " + what + ": " + exchange);
        }
    }
}
