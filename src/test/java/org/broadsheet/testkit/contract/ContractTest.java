package org.broadsheet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to leave the contract is noticed, and told by operation, status and place. */
class ContractTest {

    private static final String NOTE =
            "{'id':'0190a8f0-0000-7000-8000-000000000000','title':'a','tags':[{'name':'b'}]}";
    private static final String PROBLEM = "{'code':'notFound'}";

    private static Contract contract;

    @BeforeAll
    static void readTheDocument() throws IOException {
        contract = new Contract(OpenApiDocument.parse("notes", """
                openapi: 3.1.0
                paths:
                  /api/v1/notes:
                    get:
                      parameters:
                      - {name: limit, in: query, schema: {type: integer, maximum: 100}}
                      - {name: tag, in: query, schema: {type: array, maxItems: 2, items: {type: string}}}
                      responses:
                        "200": {$ref: "#/components/responses/Note"}
                    post:
                      parameters:
                      - {name: If-Match, in: header, required: true, schema: {type: string}}
                      requestBody:
                        required: true
                        content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
                      responses:
                        "200": {$ref: "#/components/responses/Note"}
                        "204": {description: Nothing}
                  /api/v1/notes/{id}:
                    get:
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
                      responses:
                        "200": {$ref: "#/components/responses/Note"}
                components:
                  responses:
                    Note:
                      headers:
                        ETag: {schema: {type: string, pattern: '^"'}}
                      content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
                  schemas:
                    Note:
                      type: object
                      required: [id, title]
                      properties:
                        id: {type: string, format: uuid}
                        title: {type: string}
                        tags: {type: array, items: {$ref: "#/components/schemas/Tag"}}
                    Tag:
                      type: object
                      allOf: [{$ref: "#/components/schemas/Named"}, {properties: {rank: {type: integer}}}]
                      properties: {}
                    Named: {type: object, required: [name], properties: {name: {type: string}}}
                    Problem: {type: object, required: [code], properties: {code: {type: string}}}
                """));
    }

    @Test
    void whatIsDocumentedPasses() {
        assertThat(get("/api/v1/notes?limit=5&tag=a&tag=b", 200, NOTE)).isEmpty();
        assertThat(get("/api/v1/notes/0190a8f0-0000-7000-8000-000000000000", 200, NOTE))
                .isEmpty();
        assertThat(post("application/json; charset=UTF-8", NOTE, Map.of("if-match", List.of("*"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/notes | 418 | {} | status 418 is not documented",
                "/api/v1/notes | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000'} | response body at '': required property 'title'",
                "/api/v1/notes | 200 | {'id':'1','title':'a'} | response body at '/id': does not match the uuid",
                "/api/v1/notes | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':5} | response body at '/title': integer found",
                "/api/v1/notes | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a','x':1} | response body at '': property 'x'",
                "/api/v1/notes | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a','tags':[{'name':'b','x':1}]} | response body at '/tags/0': property 'x'",
                "/api/v1/notes | 200 | '' | response body",
                "/api/v1/notes | 200 | {'id': | no JSON",
                "/api/v1/notes?colour=red | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | query parameter colour is not documented",
                "/api/v1/notes?limit=101 | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | query parameter limit",
                "/api/v1/notes?limit=x | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | query parameter limit",
                "/api/v1/notes?limit=1&limit=2 | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | query parameter limit",
                "/api/v1/notes?tag=1&tag=2&tag=3 | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | query parameter tag",
                "/api/v1/notes/1 | 200 | {'id':'0190a8f0-0000-7000-8000-000000000000','title':'a'} | path parameter id",
                "/api/v1/other | 200 | {} | an operation that is not documented",
                "/api/v1/other | 404 | {'code':'notFound','x':1} | not a problem but 'application/json'"
            })
    void whatIsNotDocumentedIsNamed(String target, int status, String body, String fault) {
        assertThat(get(target, status, body)).anyMatch(found -> found.contains(fault));
    }

    @Test
    void headersAndTypesOfAnswersAreCompared() {
        assertThat(answered(Map.of("Content-Type", "application/json", "X-Extra", "1")))
                .singleElement()
                .asString()
                .contains("response header X-Extra is not documented");
        assertThat(answered(Map.of("Content-Type", "application/json", "etag", "unquoted")))
                .singleElement()
                .asString()
                .contains("response header ETag");
        assertThat(answered(Map.of("Content-Type", "application/json", "Date", "now", "etag", "\"1\"")))
                .isEmpty();
        assertThat(answered(Map.of("Content-Type", "text/html")))
                .singleElement()
                .asString()
                .contains("response body of type 'text/html' is not documented");
    }

    @Test
    void requestsThatSucceedAreCompared() {
        Map<String, List<String>> any = Map.of("If-Match", List.of("*"));

        assertThat(post("application/json", NOTE, Map.of()))
                .singleElement()
                .asString()
                .contains("header parameter If-Match is required");
        assertThat(post("application/json", NOTE, Map.of("If-Match", List.of("*"), "Comment-Token", List.of("1"))))
                .singleElement()
                .asString()
                .contains("header parameter Comment-Token is not documented");
        assertThat(post("text/plain", NOTE, any)).singleElement().asString().contains("request body of type");
        assertThat(post("application/json", "", any)).singleElement().asString().contains("request body is required");
        assertThat(post("application/json", NOTE.replace("'title'", "'headline'"), any))
                .anyMatch(fault -> fault.contains("request body at '': property 'headline'"))
                .anyMatch(fault -> fault.contains("request body at '': required property 'title'"));
    }

    @Test
    void requestsThatAreRefusedMayBeAnything() {
        assertThat(contract.faults(
                        exchange("GET", "/api/v1/other?x=1", Map.of(), "x", 404, "application/problem+json", PROBLEM)))
                .isEmpty();
    }

    @Test
    void whatIsMissingWasNotAskedForWhereFieldsAreSelected() {
        assertThat(get("/api/v1/notes?fields=id", 200, "{'title':'a'}")).noneMatch(fault -> fault.contains("response"));
    }

    @Test
    void onlyTheApiIsCompared() {
        assertThat(get("/q/health", 200, "{}")).isEmpty();
        assertThat(get("/api/v1/test-http/x", 200, "{}")).isEmpty();
        assertThat(get("/api/v1/test-https", 200, "{}")).isNotEmpty();
        assertThat(contract.faults(exchange("GET", "/api/v1/notes/%", Map.of(), "", 400, "", "")))
                .isEmpty();
        assertThat(contract.faults(exchange("GET", "/api/v1/notes/%25", Map.of(), "", 400, "", "")))
                .isNotEmpty();
    }

    @Test
    void aFailureNamesTheExchangeTheOperationAndThePlace() {
        Exchange exchange = exchange("GET", "/api/v1/notes?limit=1", Map.of(), "", 200, "application/json", "{}");

        assertThatThrownBy(() -> contract.check(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/v1/notes?limit=1 → 200")
                .hasMessageContaining("GET /api/v1/notes: response body at '': required property 'id' not found");
    }

    private static List<String> get(String target, int status, String body) {
        return contract.faults(exchange("GET", target, Map.of(), "", status, "application/json", body));
    }

    private static List<String> post(String type, String body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put("Content-Type", List.of(type));
        return contract.faults(exchange("POST", "/api/v1/notes", headers, body, 200, "application/json", NOTE));
    }

    private static List<String> answered(Map<String, String> headers) {
        Map<String, List<String>> sent = new HashMap<>();
        headers.forEach((name, value) -> sent.put(name, List.of(value)));
        return contract.faults(new Exchange("GET", "/api/v1/notes", Map.of(), "", 200, sent, json(NOTE)));
    }

    private static Exchange exchange(
            String method,
            String target,
            Map<String, List<String>> headers,
            String requestBody,
            int status,
            String type,
            String body) {
        Map<String, List<String>> answer = type.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(type));
        return new Exchange(method, target, headers, json(requestBody), status, answer, json(body));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
