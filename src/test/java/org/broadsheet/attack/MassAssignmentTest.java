package org.broadsheet.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Cast;
import org.broadsheet.testkit.call.FineCall;
import org.broadsheet.testkit.contract.Contract;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Place;
import org.junit.jupiter.api.Test;

/**
 * Fields that are not the caller's to set, sent along with those that are (class 15: Strapi CVE-2023-39345, Directus
 * CVE-2026-129239; past the annotations that hide them: Jackson CVE-2026-59888, CVE-2026-59889, CVE-2026-54515). Every
 * operation of the OpenAPI documents that takes a body: all that its answer shows and its input lacks, and what rows have.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class MassAssignmentTest {

    /** Names of fields that are nobody's to set, in the spellings of the contract, of Java and of the database. */
    private static final List<String> NOBODYS = List.of(
            "id",
            "version",
            "status",
            "stage",
            "publication",
            "createdAt",
            "createdBy",
            "created_by",
            "savedAt",
            "savedBy",
            "firstPublishedAt",
            "first_published_at",
            "modifiedAt",
            "updatedAt",
            "publishedRevision",
            "draftRevision",
            "wantedDate",
            "legalHold",
            "archived",
            "queued",
            "shown",
            "depth",
            "votes",
            "replyCount",
            "commentCount",
            "mergedInto",
            "wasPublic",
            "caller",
            "account",
            "rights",
            "roles",
            "class",
            "@class",
            "@type",
            "__proto__",
            "Version",
            "ID",
            "authorEmail",
            "bodyHtml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 25;

    private final Contract contract = Contract.committed();
    private final Cast cast = new Cast(contract);
    private final List<String> faults = new ArrayList<>();
    private int calls;

    @Test
    void whatIsNotTheCallersIsRefusedByName() {
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> !operation.requestContent().isEmpty())
                .toList();
        assertThat(operations).hasSizeGreaterThan(25);

        operations.forEach(this::attack);

        System.out.printf("Mass assignment: %d calls of %d operations%n", calls, operations.size());
        assertThat(faults.stream().limit(SHOWN))
                .as("%d of %d", faults.size(), calls)
                .isEmpty();
    }

    private void attack(Operation operation) {
        String type = operation.requestContent().keySet().iterator().next();
        Place schema = operation.requestContent().values().iterator().next();
        FineCall fine = FineCall.of(operation, cast);
        ObjectNode input = (ObjectNode) cast.samples(operation).of("", schema);
        JsonNode view = view(operation, fine, type, input);
        Set<String> names = new TreeSet<>(NOBODYS);
        view.fieldNames().forEachRemaining(names::add);
        names.removeAll(schema.members().keySet());
        assertThat(names).as("%s", operation).isNotEmpty();

        String before = state(operation, fine);
        for (String name : names) {
            JsonNode value =
                    view.has(name) ? view.get(name) : JSON.getNodeFactory().textNode("2000-01-01T00:00:00Z");
            isRefused(operation, fine.call(), type, input.deepCopy().set(name, value), name);
            isRefused(operation, fine.call(), type, input.deepCopy().set(name, changed(value)), name);
        }
        if (view.isObject() && !view.isEmpty()) {
            isRefused(operation, fine.call(), type, view, null);
        }
        if (!state(operation, fine).equals(before)) {
            faults.add(operation + " changed what it is about");
        }
    }

    /** What the caller is shown of such a thing. */
    private JsonNode view(Operation operation, FineCall fine, String type, ObjectNode input) {
        Exchange exchange = fine.call().body(type, bytes(input)).send(RestAssured.port);
        fine.subjects().forEach(subject -> subject.after(exchange));
        assertThat(exchange.isSuccess())
                .as("%s: %s", operation, exchange.responseBody())
                .isTrue();
        return json(exchange.responseBody());
    }

    /** What the operation is about, where it is about something that can be read. */
    private String state(Operation operation, FineCall fine) {
        boolean isRead = contract.operations().stream()
                .anyMatch(other ->
                        other.method().equals("GET") && other.template().equals(thing(operation.template())));
        return operation.parameters("path").isEmpty() || !isRead
                ? ""
                : read(fine.call().by("GET").at(thing(fine.call().path())));
    }

    private static String thing(String path) {
        return path.replaceAll("/actions/.*|/(lock|notes|corrections|comments|vote|reports)$", "");
    }

    private static String read(Call call) {
        Exchange read =
                call.body("none", new byte[0]).with("header", "Content-Type").send(RestAssured.port);
        assertThat(read.status()).as("%s", read).isEqualTo(200);
        return read.responseBody();
    }

    private void isRefused(Operation operation, Call call, String type, JsonNode body, String name) {
        Exchange exchange = call.body(type, bytes(body)).send(RestAssured.port);
        calls++;
        JsonNode errors = json(exchange.responseBody()).path("errors");
        boolean named = name == null || errors.findValuesAsText("pointer").contains("/" + name);
        if (exchange.status() != 400 || !named) {
            faults.add(operation + ", " + name + ": " + exchange + " " + exchange.responseBody());
        }
    }

    private static JsonNode changed(JsonNode value) {
        if (value.isNumber()) {
            return JSON.getNodeFactory().numberNode(value.asInt() + 1);
        }
        return value.isBoolean()
                ? JSON.getNodeFactory().booleanNode(!value.booleanValue())
                : JSON.getNodeFactory().nullNode();
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
