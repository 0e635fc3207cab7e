package org.broadsheet.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What readers are told about what was wrong. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CorrectionsTest {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String CORRECTIONS = "/api/v1/corrections";

    @Inject
    Session session;

    private static JsonPath correct(JsonPath article, String kind, String text) {
        return created(collection(article), with("kind", kind, "text", text));
    }

    private static String collection(JsonPath article) {
        return "articles/" + article.getString("id") + "/corrections";
    }

    /** Every correction that readers see, newest first. */
    private static List<String> listed() {
        List<String> ids = new ArrayList<>();
        String next = CORRECTIONS + "?limit=100";
        while (next != null) {
            JsonPath page = asAnonymous()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("data.id", String.class));
            next = page.getString("page.next");
        }
        return ids;
    }

    @Test
    void aCorrectionIsShownWithItsArticleAndInTheList() {
        JsonPath article = anArticle().headline(unique("\"Quoted\" headline")).published();
        String slug = article.getString("slug");

        JsonPath first = correct(article, "correction", "The bridge is 412 metres long, not 421.");
        JsonPath second = correct(article, "clarification", "  \"Long\" means the span.  ");

        asAnonymous()
                .get(ARTICLES + slug)
                .then()
                .body("corrections.id", contains(first.getString("id"), second.getString("id")))
                .body("corrections.kind", contains("correction", "clarification"))
                .body(
                        "corrections.text",
                        contains("The bridge is 412 metres long, not 421.", "\"Long\" means the span."))
                .body("corrections.revision", contains(1, 1))
                .body("corrections.at", contains(first.getString("at"), second.getString("at")))
                .body("modifiedAt", equalTo(second.getString("at")))
                .body("updatedAt", nullValue());
        asAnonymous()
                .queryParam("ids", article.getString("id"))
                .get("/api/v1/articles")
                .then()
                .body("data[0].corrections.id", contains(first.getString("id"), second.getString("id")));
        String found = "data.find { it.id == '" + second.getString("id") + "' }";
        asAnonymous()
                .queryParam("kind", "clarification")
                .queryParam("limit", 100)
                .get(CORRECTIONS)
                .then()
                .body(found + ".article.id", equalTo(article.getString("id")))
                .body(found + ".article.slug", equalTo(slug))
                .body(found + ".article.path", equalTo(article.getString("path")))
                .body(found + ".article.headline", equalTo(article.getString("headline")))
                .body("data.find { it.id == '" + first.getString("id") + "' }", nullValue());
        assertThat(listed()).containsSubsequence(second.getString("id"), first.getString("id"));
    }

    @Test
    void anUncorrectedArticleSaysSo() {
        asAnonymous()
                .get(ARTICLES + anArticle().published().getString("slug"))
                .then()
                .body("corrections", empty());
    }

    @Test
    void editorsSeeWhoSaidItOfWhichRevision() {
        JsonPath article = anArticle().published();
        patch("articles/" + article.getString("id"), with("headline", unique("Mended")))
                .then()
                .statusCode(200);
        JsonPath ofTheFirst = correct(article, "correction", "First.");
        JsonPath mended = act(article.getString("id"), "publish").jsonPath();
        JsonPath ofTheSecond = correct(mended, "update", "Second.");

        asAdministrator()
                .get(MANAGE + "/" + collection(article))
                .then()
                .body("data.id", contains(ofTheSecond.getString("id"), ofTheFirst.getString("id")))
                .body("data.revision", contains(2, 1))
                .body("data[0].by.name", notNullValue());
        asAdministrator()
                .get(MANAGE + "/" + collection(article) + "/" + ofTheFirst.getString("id"))
                .then()
                .body("text", equalTo("First."))
                .body("by.id", notNullValue());
        asAdministrator()
                .get(MANAGE + "/" + collection(anArticle().draft()) + "/" + ofTheFirst.getString("id"))
                .then()
                .spec(isProblem(404, "notFound"));
        asAdministrator()
                .get(MANAGE + "/articles/" + article.getString("id"))
                .then()
                .body("version", greaterThan(mended.getInt("version")))
                .body("modifiedAt", equalTo(ofTheSecond.getString("at")));
    }

    @Test
    void correctionsComeAndGoWithTheirArticle() {
        JsonPath article = anArticle().published();
        JsonPath before = correct(article, "update", "Said while it was public.");

        act(article.getString("id"), "unpublish").then().statusCode(200);
        JsonPath meanwhile = correct(article, "retraction", "Said while nobody saw it.");

        assertThat(listed()).doesNotContain(before.getString("id"), meanwhile.getString("id"));
        asAnonymous()
                .queryParam("total", "exact")
                .queryParam("limit", 1)
                .get(CORRECTIONS)
                .then()
                .body("page.total", equalTo(listed().size()));

        act(article.getString("id"), "publish").then().statusCode(200);
        asAnonymous()
                .get(ARTICLES + article.getString("slug"))
                .then()
                .body("corrections.kind", contains("update", "retraction"));
        assertThat(listed()).contains(before.getString("id"), meanwhile.getString("id"));

        act(article.getString("id"), "kill", with("statement", "Withdrawn."))
                .then()
                .statusCode(200);
        assertThat(listed()).doesNotContain(before.getString("id"), meanwhile.getString("id"));
        asAdministrator().get(MANAGE + "/" + collection(article)).then().body("data", hasSize(2));
    }

    @Test
    void whatReadersNeverSawIsNotCorrected() {
        JsonPath draft = anArticle().draft();

        create(collection(draft), with("kind", "update", "text", "Too early."))
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("draft"));
        asAdministrator().get(MANAGE + "/" + collection(draft)).then().body("data", empty());
    }

    @Test
    void legalHoldKeepsCorrectionsBackToo() {
        JsonPath article = anArticle().published();
        act(article.getString("id"), "hold").then().statusCode(200);

        create(collection(article), with("kind", "update", "text", "Not before the lawyers have read it."))
                .then()
                .spec(isProblem(409, "blocked"))
                .body("blockers.code", contains("legalHold"));
        act(article.getString("id"), "release").then().statusCode(200);
        correct(article, "update", "They have.");
    }

    @Test
    void withdrawnAndArchivedArticlesStayAsTheyAre() {
        JsonPath killed = anArticle().published();
        act(killed.getString("id"), "kill", with("statement", "Withdrawn."))
                .then()
                .statusCode(200);
        JsonPath archived = anArticle().published();
        act(archived.getString("id"), "unpublish").then().statusCode(200);
        act(archived.getString("id"), "archive").then().statusCode(200);

        create(collection(killed), with("kind", "update", "text", "Too late."))
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("killed"));
        create(collection(archived), with("kind", "update", "text", "Put away."))
                .then()
                .spec(isProblem(409, "invalidState"))
                .body("state", equalTo("archived"));
    }

    @Test
    void badCorrectionsAreRefusedWithEveryPlace() {
        JsonPath article = anArticle().published();

        create(collection(article), with("kind", "update", "text", " \u200b "))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/text")));
        create(collection(article), with()).then().spec(isProblem(400, "invalidRequest", at("/kind"), at("/text")));
        create(collection(article), with("kind", "apology", "text", "Sorry."))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/kind")));
        create(collection(article), with("kind", "update", "text", "x".repeat(2001)))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/text")));
        create("articles/" + UUID.randomUUID() + "/corrections", with("kind", "update", "text", "Of nothing."))
                .then()
                .spec(isProblem(404, "notFound"));
        asAdministrator()
                .get(MANAGE + "/articles/" + UUID.randomUUID() + "/corrections")
                .then()
                .spec(isProblem(404, "notFound"));
        asAnonymous()
                .queryParam("kind", "apology")
                .get(CORRECTIONS)
                .then()
                .spec(isProblem(400, "invalidRequest", at("kind")));
    }

    @Test
    void aRepeatedRequestMakesOneCorrection() {
        JsonPath article = anArticle().published();
        for (int i = 0; i < 2; i++) {
            asAdministrator()
                    .header("Idempotency-Key", "correction-" + article.getString("id"))
                    .contentType("application/json")
                    .body(with("kind", "update", "text", "Said once."))
                    .post(MANAGE + "/" + collection(article))
                    .then()
                    .statusCode(201)
                    .header("Location", notNullValue());
        }

        asAnonymous().get(ARTICLES + article.getString("slug")).then().body("corrections.text", contains("Said once."));
    }

    @Test
    void theDatabaseItselfRefusesToChangeThem() {
        JsonPath correction = correct(anArticle().published(), "update", "Set in stone.");
        UUID id = UUID.fromString(correction.getString("id"));

        for (String statement : List.of(
                "update correction set text = 'Softer' where id = :id", "delete from correction where id = :id")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> session.createNativeMutationQuery(statement)
                                    .setParameter("id", id)
                                    .executeUpdate()))
                    .rootCause()
                    .hasMessageContaining("correction is append-only");
        }
    }

    @Test
    void whatTheListIsMadeOfIsNamedInTheLog() {
        JsonPath article = anArticle().published();
        correct(article, "update", "For caches to hear of.");

        List<String> keys = session.createNativeQuery(
                        "select unnest(keys) from change where type = 'correctionMade' and subject_id = :id",
                        String.class)
                .setParameter("id", UUID.fromString(article.getString("id")))
                .getResultList();

        assertThat(keys).containsExactlyInAnyOrder("article:" + article.getString("id"), "corrections");
    }
}
