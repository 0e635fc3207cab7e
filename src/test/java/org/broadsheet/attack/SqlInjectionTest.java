package org.broadsheet.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
import org.broadsheet.testkit.contract.Operation.Parameter;
import org.broadsheet.testkit.contract.Place;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * Values that become part of a statement (class 5: Ghost CVE-2026-26980 and CVE-2026-22596, Strapi CVE-2026-22599, Hibernate
 * CVE-2026-77874): a marker in every parameter, header and property of every operation of the OpenAPI documents reaches the
 * database as a bound value or not at all, never as a letter of a statement.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class SqlInjectionTest {

    private static final String MARKER = "zqzq";

    /** All that means something in SQL, HQL, JSON paths, text search or to a driver; and what every format lets pass. */
    private static final List<String> VALUES = List.of(
            MARKER,
            MARKER + "'zq\"zq\\zq$zq$1:id?{d}`[0]--/*;%_|&!<->zq",
            MARKER + "' or '1'='1",
            MARKER + "\\' union select digest from api_token--",
            MARKER + "\u02bc\uff07\u2019zq");

    private static final int SHOWN = 10;

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);
    private final List<String> faults = new ArrayList<>();
    private int calls;
    private int statements;

    @Inject
    Session session;

    @Test
    void noValueBecomesPartOfAStatement() {
        contract.operations().forEach(this::attack);

        System.out.printf("SQL injection: %d calls, %d statements%n", calls, statements);
        assertThat(faults.stream().limit(SHOWN))
                .as("%d of %d", faults.size(), calls)
                .isEmpty();
        assertThat(statements).as("statements of %d calls", calls).isGreaterThan(calls);
    }

    @Test
    void aMarkerInAStatementIsSeen() {
        List<String> sent = StatementLog.during(() -> QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeQuery("select '" + MARKER + "'", String.class)
                        .getSingleResult()));

        assertThat(sent).anyMatch(SqlInjectionTest::holdsMarker);
    }

    private void attack(Operation operation) {
        FineCall fine = FineCall.of(operation, cast);
        List<Attempt> attempts =
                VALUES.stream().flatMap(value -> attempts(operation, value)).toList();
        if (operation.method().equals("GET")) {
            send(operation, fine, attempts);
        } else {
            // Where one succeeds after all, the next needs another thing.
            attempts.forEach(attempt -> send(operation, fine, List.of(attempt)));
        }
    }

    /** @param where the value stands in the call */
    private record Attempt(String where, UnaryOperator<Call> change) {}

    private Stream<Attempt> attempts(Operation operation, String value) {
        Stream<Attempt> parameters = operation.parameters().stream()
                .filter(parameter ->
                        !parameter.in().equals("header") || value.chars().allMatch(c -> c < 0x7f))
                .map(parameter -> new Attempt(
                        parameter.name(),
                        call -> call.with(parameter.in(), parameter.name(), encoded(parameter, value))));
        Stream<Attempt> bodies = operation.requestContent().entrySet().stream()
                .flatMap(content -> bodies(operation, content.getValue(), value)
                        .map(body -> new Attempt(body, call -> call.body(content.getKey(), body.getBytes(UTF_8)))));
        return Stream.concat(parameters, bodies);
    }

    private static String encoded(Parameter parameter, String value) {
        if (!parameter.in().equals("header")) {
            return Call.encoded(value);
        }
        return parameter.name().startsWith("If-") ? "\"" + value.replace("\"", "") + "\"" : value;
    }

    /** Bodies with the value in one property each, at the top or one step below. */
    private Stream<String> bodies(Operation operation, Place schema, String value) {
        JsonNode sample = cast.samples(operation).of("", schema);
        if (!(sample instanceof ObjectNode object)) {
            return Stream.of(JsonNodeFactory.instance.textNode(value).toString());
        }
        return schema.members().entrySet().stream()
                .flatMap(property -> forms(property, value)
                        .map(form ->
                                object.deepCopy().set(property.getKey(), form).toString()));
    }

    private static Stream<JsonNode> forms(Map.Entry<String, Place> property, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode inside = json.objectNode();
        property.getValue().members().keySet().forEach(name -> inside.put(name, value));
        ObjectNode entry = json.objectNode();
        property.getValue().at("items").members().keySet().forEach(name -> entry.put(name, value));
        return Stream.of(
                json.textNode(value),
                json.arrayNode().add(value),
                json.arrayNode().add(entry),
                inside,
                json.objectNode().put("format", "html").put("value", value));
    }

    private void send(Operation operation, FineCall fine, List<Attempt> attempts) {
        // Whatever it is about exists before anything listens.
        fine.call().path();
        List<Exchange> answers = new ArrayList<>();
        List<String> sent = StatementLog.during(() -> answers.addAll(Together.map(
                attempts, attempt -> attempt.change().apply(fine.call()).send(RestAssured.port))));
        calls += attempts.size();
        statements += sent.size();
        sent.stream()
                .filter(SqlInjectionTest::holdsMarker)
                .forEach(sql -> faults.add(operation + ", "
                        + attempts.stream().map(Attempt::where).distinct().toList() + ": " + sql));
        for (int i = 0; i < answers.size(); i++) {
            Exchange answer = answers.get(i);
            fine.subjects().forEach(subject -> subject.after(answer));
            if (answer.status() >= 500) {
                faults.add(operation + ", " + attempts.get(i).where() + ": " + answer);
            }
        }
    }

    private static boolean holdsMarker(String sql) {
        return sql.toLowerCase().contains("zq");
    }
}
