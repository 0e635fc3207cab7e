package org.broadsheet.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Newsroom;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI documents that creates does so once for each key; a new one is covered at once. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RepeatedCreationsTest {

    private static final String HEADER = "Idempotency-Key";

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);

    @Test
    void everyCreationTakesAKey() {
        List<Operation> creations = contract.operations().stream()
                .filter(operation -> operation.method().equals("POST")
                        && operation.statuses().contains(201)
                        && !operation.template().contains("/actions/"))
                .toList();

        assertThat(creations).hasSizeGreaterThanOrEqualTo(6);
        SoftAssertions.assertSoftly(all -> creations.forEach(creation -> repeat(creation, all)));
    }

    private void repeat(Operation creation, SoftAssertions all) {
        all.assertThat(creation.parameters("header"))
                .as("headers of %s", creation)
                .anyMatch(parameter -> parameter.name().equals(HEADER));
        FineCall fine = FineCall.of(creation, cast);
        Call keyed = fine.call().with("header", HEADER, Newsroom.unique("key"));
        Exchange first = keyed.send(RestAssured.port);
        Exchange second = keyed.send(RestAssured.port);
        all.assertThat(first.status()).as("%s: %s", creation, first).isIn(201, 202);
        all.assertThat(second.status()).as("%s again", creation).isEqualTo(first.status());
        all.assertThat(second.responseBody())
                .as("%s again, without its secret", creation)
                .isEqualTo(first.responseBody()
                        .replaceFirst("\"token\":\"(bs|pv)_[^\"]+\"", "\"token\":null")
                        .replaceFirst("\"url\":\"[^\"]+/pv_[^\"]+\"", "\"url\":null")
                        .replaceFirst(",\"editToken\":\"ct_[^\"]+\"", ""));
        for (String header : List.of("Location", "ETag", "Cache-Control", "Content-Type")) {
            all.assertThat(second.responseHeaders().get(header))
                    .as("%s of %s again", header, creation)
                    .isEqualTo(first.responseHeaders().get(header));
        }
        byte[] other = (first.requestBody() + " ").getBytes(UTF_8);
        Exchange reused = keyed.body("application/json", other).send(RestAssured.port);
        all.assertThat(reused.status())
                .as("%s with another body: %s", creation, reused.responseBody())
                .isEqualTo(422);
        all.assertThat(List.of(first, second, reused))
                .as("answers of %s", creation)
                .allSatisfy(exchange -> assertThat(contract.faults(exchange)).isEmpty());
    }
}
