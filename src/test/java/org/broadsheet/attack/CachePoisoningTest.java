package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * Shared caches that keep what one request made of an answer, or what was one person's (class 20: Discourse
 * GHSA-249g-pc77-65hp, CVE-2022-31182, CVE-2026-55674). Every reading of the OpenAPI documents; that no suffix makes a public
 * address look like a file is {@link PathSpellingsTest}'s.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class CachePoisoningTest {

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("Cookie", "theme=<script>steal()</script>; session=1"),
            Map.entry("X-Forwarded-Host", "evil.example"),
            Map.entry("X-Forwarded-For", "192.0.2.1"),
            Map.entry("X-Forwarded-Proto", "gopher"),
            Map.entry("X-Forwarded-Prefix", "/evil"),
            Map.entry("X-Forwarded-Port", "666"),
            Map.entry("Forwarded", "for=192.0.2.1;host=evil.example;proto=http"),
            Map.entry("X-Host", "evil.example"),
            Map.entry("X-Original-Host", "evil.example"),
            Map.entry("Accept-Language", "xx, de;q=0.5"),
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Referer", "https://evil.example/"),
            Map.entry("User-Agent", "<script>steal()</script>"),
            Map.entry("X-Requested-With", "XMLHttpRequest"),
            Map.entry("Accept", "application/json, text/html"),
            Map.entry("Range", "bytes=0-3"),
            Map.entry("X-Nobody-Knows", "evil"),
            Map.entry("X-Request-Id", "evil".repeat(9)),
            Map.entry("Prefer", "return=minimal"));

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);

    @Test
    void noHeaderChangesAPublicAnswer() {
        for (Operation operation : readings(false)) {
            for (Call call : fineAndBad(operation)) {
                Delivered plain = Delivered.of(call);
                HEADERS.forEach((name, value) -> assertThat(Delivered.of(call.with("header", name, value)))
                        .as("%s with %s", operation, name)
                        .isEqualTo(plain));
                assertThat(plain.headers()).doesNotContainKey("Set-Cookie");
            }
        }
    }

    @Test
    void failuresAreNotKept() {
        for (Operation operation : readings(false)) {
            for (Call call : fineAndBad(operation)) {
                Delivered answer = Delivered.of(call);
                assertThat(answer.cacheControl())
                        .as("%s: %s", operation, answer)
                        .isEqualTo(
                                switch (operation.id().equals("readPreview") ? 0 : answer.status()) {
                                    case 0 -> "private, no-store";
                                    case 200 ->
                                        operation.id().matches("listPublic(Comment)?Changes")
                                                ? "no-store"
                                                : "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=600";
                                    case 404 -> "public, max-age=0, s-maxage=5";
                                    default -> "no-store";
                                });
            }
        }
    }

    @Test
    void whatATokenWasSentForIsKeptByNobody() {
        for (Operation operation : readings(true)) {
            for (Call call : fineAndBad(operation)) {
                isPrivate(operation, call);
                isPrivate(operation, call.with("header", "Authorization"));
                isPrivate(operation, call.with("header", "Authorization", "Bearer garbage"));
            }
        }
        for (Operation operation : readingsOfReaders()) {
            isPrivate(operation, FineCall.of(operation, cast).call());
        }
        for (Operation operation : readings(false)) {
            for (Call call : fineAndBad(operation)) {
                isPrivate(operation, call.with("header", "Authorization", "Bearer garbage"));
                isPrivate(operation, call.with("header", "Comment-Token", "garbage"));
            }
        }
    }

    private static void isPrivate(Operation operation, Call call) {
        Delivered answer = Delivered.of(call);
        assertThat(answer.cacheControl()).as("%s: %s", operation, answer).isEqualTo("private, no-store");
    }

    private List<Operation> readings(boolean withToken) {
        List<Operation> readings = readings()
                .filter(operation -> operation.document().needsToken() == withToken && !operation.needsReader())
                .toList();
        assertThat(readings).hasSizeGreaterThan(10);
        return readings;
    }

    private List<Operation> readingsOfReaders() {
        List<Operation> readings = readings().filter(Operation::needsReader).toList();
        assertThat(readings).isNotEmpty();
        return readings;
    }

    private Stream<Operation> readings() {
        return contract.operations().stream()
                .filter(operation -> operation.method().equals("GET"));
    }

    /** One that succeeds, one with an unknown parameter and one about nothing. */
    private List<Call> fineAndBad(Operation operation) {
        Call fine = FineCall.of(operation, cast).call();
        assertThat(Delivered.of(fine).status()).as("%s", operation).isEqualTo(200);
        List<Call> calls = new ArrayList<>(List.of(fine, fine.with("query", "nope", "x.css")));
        if (!operation.parameters("path").isEmpty()) {
            String name = operation.parameters("path").get(0).name();
            calls.add(fine.with("path", name, "0190a8f0-0000-7000-8000-0000000000ff"));
        }
        return calls;
    }
}
