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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
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
        if (!judged(operation, Attack.of("nothing bad", fine.call()), fine).isSuccess()) {
            withoutSuccess.add(operation.toString());
        }
        Iterator<Attack> attacks = new Attacks(operation, cast.samples(operation), fine.call(), cursor, known)
                .all()
                .iterator();
        while (attacks.hasNext()) {
            judged(operation, attacks.next(), fine);
        }
    }

    private Exchange judged(Operation operation, Attack attack, FineCall fine) {
        Exchange exchange = attack.call().send(RestAssured.port);
        calls.merge(exchange.status() / 100 + "xx", 1, Integer::sum);
        fine.subjects().forEach(subject -> subject.after(exchange));
        List<String> found = Verdict.faults(attack, exchange);
        if (!found.isEmpty()) {
            String fault = operation + ", " + attack.what() + " → " + exchange.status() + ": " + found;
            faults.add(fault.substring(0, Math.min(fault.length(), SHOWN_CHARACTERS)));
        }
        return exchange;
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
