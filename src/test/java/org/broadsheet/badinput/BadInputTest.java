package org.broadsheet.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Together;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI documents, with hostile values in every parameter and every property, one at a time. A
 * new operation is covered as soon as it is documented.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class BadInputTest {

    private static final int SHOWN = 25;
    private static final int SHOWN_CHARACTERS = 600;

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> withoutSuccess = new ArrayList<>();

    @Test
    void isAnsweredByProblemsThatSayWhere() {
        String cursor = aCursor();
        int matched = Reached.matched();
        int entered = Reached.entered();
        for (Operation operation : contract.operations()) {
            attack(operation, cursor);
        }
        matched = Reached.matched() - matched;
        entered = Reached.entered() - entered;

        int all = calls.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "Bad input: %d calls of %d operations, %d let in, %d read and handed to the operation; %s%n",
                all, contract.operations().size(), matched, entered, calls);
        assertThat(withoutSuccess)
                .as("operations whose good call failed, so that bad ones prove little")
                .isEmpty();
        assertThat(faults.stream().limit(SHOWN))
                .as("%d of %d answers", faults.size(), all)
                .isEmpty();
        assertThat(entered)
                .as("calls of %d that are handed to an operation", all)
                .isGreaterThan(all * 2 / 5);
    }

    private void attack(Operation operation, String cursor) {
        FineCall fine = FineCall.of(operation, cast);
        Exchange good = note(judged(operation, Attack.of("nothing bad", fine.call())));
        fine.subjects().forEach(subject -> subject.after(good));
        if (!good.isSuccess()) {
            withoutSuccess.add(operation.toString());
        }
        Stream<Attack> attacks = new Attacks(operation, cast.samples(operation), fine.call(), cursor, known).all();
        if (operation.method().equals("GET")) {
            Together.map(attacks.toList(), attack -> judged(operation, attack)).forEach(this::note);
        } else {
            // Where one succeeds after all, the next needs another thing.
            attacks.forEach(attack -> {
                Exchange exchange = note(judged(operation, attack));
                fine.subjects().forEach(subject -> subject.after(exchange));
            });
        }
    }

    /** @param fault what is wrong with the answer; null for nothing */
    private record Judged(Exchange exchange, String fault) {}

    private static Judged judged(Operation operation, Attack attack) {
        Exchange exchange = attack.call().send(RestAssured.port);
        List<String> found = Verdict.faults(attack, exchange);
        return new Judged(
                exchange,
                found.isEmpty() ? null : operation + ", " + attack.what() + " → " + exchange.status() + ": " + found);
    }

    private Exchange note(Judged judged) {
        calls.merge(judged.exchange.status() / 100 + "xx", 1, Integer::sum);
        if (judged.fault != null) {
            faults.add(judged.fault.substring(0, Math.min(judged.fault.length(), SHOWN_CHARACTERS)));
        }
        return judged.exchange;
    }

    /** Of a list that has a second page. */
    private static String aCursor() {
        String section = aSection();
        anArticle().inSection(section).published();
        anArticle().inSection(section).published();
        String next = asAnonymous()
                .get("/api/v1/articles?limit=1&section=" + section)
                .then()
                .statusCode(200)
                .extract()
                .path("page.next");
        return next.replaceAll(".*cursor=([^&]+).*", "$1");
    }
}
