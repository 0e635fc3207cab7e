package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.delete;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class IdempotencyTest {

    private static final String ADMINISTRATOR = "00000000-0000-7000-8000-000000000001";
    private static final String SECTIONS = MANAGE + "/sections";
    private static final int CLIENTS = 6;

    @Inject
    Session session;

    @Test
    void theSecondRequestGetsTheFirstAnswerAndCreatesNothing() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Once"));
        Response first = section(key, input);
        assertThat(first.statusCode()).isEqualTo(201);
        patch("sections/" + first.path("id"), with("position", 7)).then().statusCode(200);

        Response second = section(key, input);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotNull();
        }
        assertThat(named(input)).isEqualTo(1);
    }

    @Test
    void quotesAroundTheKeyAreNoPartOfIt() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Quoted"));

        String id = section("\"" + key + "\"", input).path("id");

        section(key, input).then().statusCode(201).body("id", equalTo(id));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = unique("key");
        section(key, with("name", unique("One"))).then().statusCode(201);

        section(key, with("name", unique("Other")))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotencyKeyReused"));
    }

    @Test
    void aKeyCountsForItsRouteOnly() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Everywhere"));
        String section = section(key, input).path("id");

        create("/tags", key, input).then().statusCode(201);
        section(key, input).then().statusCode(201).body("id", equalTo(section));
    }

    @Test
    void whatFailedIsNotKept() {
        String key = unique("key");
        Map<String, Object> taken = with("name", unique("Taken"), "slug", aSection());
        section(key, taken).then().statusCode(409).body("code", equalTo("slugTaken"));
        assertThat(kept(key)).isZero();

        section(key, with("name", unique("Corrected"))).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\" \"", "a\tb", "k\u00e9y"})
    void malformedKeysAreRefusedByName(String key) {
        RawHttp.Answer answer = RawHttp.request("POST", SECTIONS)
                .header("Authorization", "Bearer administrator-of-the-tests")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .body("{\"name\":\"Never\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .send(io.restassured.RestAssured.port);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JsonPath.from(answer.body()).getString("errors[0].parameter"))
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void aKeyHasAtMost255Characters() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Long"));

        section(key + "k".repeat(256 - key.length()), input).then().statusCode(400);
        section(key + "k".repeat(255 - key.length()), input).then().statusCode(201);
    }

    @Test
    void twoKeysAreNoKey() {
        asAdministrator()
                .header("Idempotency-Key", "one", "two")
                .contentType("application/json")
                .body(with("name", unique("Two")))
                .post(SECTIONS)
                .then()
                .statusCode(400);
    }

    @Test
    void requestsAtTheSameTimeCreateOneThing() throws Exception {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Rush"));
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Response>> answers = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            answers.add(pool.submit(() -> section(key, input)));
        }
        Set<String> bodies = new HashSet<>();
        for (Future<Response> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(201);
            bodies.add(answer.get().asString());
        }
        pool.shutdown();

        assertThat(bodies).hasSize(1);
        assertThat(named(input)).isEqualTo(1);
    }

    @Test
    void whoWaitsTooLongForTheFirstIsToldSo() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Slow"));
        QuarkusTransaction.begin();
        session.createNativeMutationQuery(
                        "insert into idempotency_key (scope, request, created_at)" + " values (:scope, :scope, now())")
                .setParameter("scope", Idempotency.scope(ADMINISTRATOR, SECTIONS, key))
                .executeUpdate();

        section(key, input).then().statusCode(409).body("code", equalTo("conflict"));

        QuarkusTransaction.rollback();
        section(key, input).then().statusCode(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String key = unique("key");
        Map<String, Object> input = with("name", unique("Daily"));
        String id = section(key, input).path("id");
        age(key);

        String again = section(key, input).path("id");

        assertThat(again).isNotEqualTo(id);
        section(key, input).then().statusCode(201).body("id", equalTo(again));
    }

    @Test
    void readersCommentOnce() {
        JsonPath article = anArticle().published();
        String key = unique("key");
        String slug = article.getString("slug");
        Map<String, Object> input = with("name", "Mara", "body", "As *always*.");
        Response first = comment(slug, key, input);
        assertThat(first.statusCode()).isEqualTo(202);

        // Under a new slug it is the same thread.
        Response second = comment(article.getString("id"), key, input);

        assertThat(second.statusCode()).isEqualTo(202);
        // What proves whose it is was shown once.
        assertThat(first.asString()).contains("\"editToken\"");
        assertThat(second.asString()).isEqualTo(first.asString().replaceFirst("\"editToken\":\"[^\"]*\",", ""));
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        comment(slug, key, with("name", "Mara", "email", "mara@example.org", "body", "As *always*."))
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsErasedIsErasedFromItsAnswerToo() {
        String slug = anArticle().published().getString("slug");
        String key = unique("key");
        String secret = unique("Regretted").replace(' ', '-');
        Map<String, Object> input = with("name", "Mara", "body", secret);
        String id = comment(slug, key, input).path("id");
        assertThat(count("select count(*) from idempotency_key where body like :value", "%" + secret + "%"))
                .isEqualTo(1);

        delete(id).then().statusCode(204);

        assertThat(count("select count(*) from idempotency_key where body like :value", "%" + secret + "%"))
                .isZero();
        comment(slug, key, input).then().statusCode(404);
    }

    private static Response section(String key, Map<String, Object> input) {
        return create("/sections", key, input);
    }

    private static Response create(String path, String key, Map<String, Object> input) {
        return keyed(asAdministrator(), key, input).post(MANAGE + path);
    }

    private static Response comment(String article, String key, Map<String, Object> input) {
        return keyed(asAnonymous(), key, input).post("/api/v1/articles/" + article + "/comments");
    }

    private static RequestSpecification keyed(RequestSpecification caller, String key, Map<String, Object> input) {
        return caller.header("Idempotency-Key", key)
                .contentType("application/json")
                .body(input);
    }

    private long named(Map<String, Object> input) {
        return count("select count(*) from section where name = :value", input.get("name"));
    }

    private long kept(String key) {
        return count(
                "select count(*) from idempotency_key where scope = :value",
                Idempotency.scope(ADMINISTRATOR, SECTIONS, key));
    }

    private long count(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(sql, Long.class)
                        .setParameter("value", value)
                        .getSingleResult());
    }

    private void age(String key) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update idempotency_key set created_at = created_at - interval '25 hours'"
                                        + " where scope = :scope")
                        .setParameter("scope", Idempotency.scope(ADMINISTRATOR, SECTIONS, key))
                        .executeUpdate());
    }
}
