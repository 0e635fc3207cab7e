package org.broadsheet.conversation;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.MERGE_PATCH;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.setForArticle;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CommentSettingsTest {

    private static final String SETTINGS = MANAGE + "/comments/settings";

    @Inject
    ThreadStates states;

    @Inject
    Session session;

    @Inject
    Clock clock;

    private static Response set(String place, Object... settings) {
        return patch("comments/settings" + place, with(settings));
    }

    private static ValidatableResponse article(JsonPath article) {
        return asAnonymous()
                .get("/api/v1/articles/" + article.getString("slug"))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse effective(String place) {
        return asAdministrator().get(SETTINGS + place).then().statusCode(200);
    }

    private static String aSection() {
        return created("sections", with("name", unique("Section"))).getString("id");
    }

    private static String below(String section) {
        return created("sections", with("name", unique("Below"), "parent", section))
                .getString("id");
    }

    @Test
    void theNearestPlaceDecides() {
        String top = aSection();
        String below = below(top);
        JsonPath article = anArticle().inSection(below).published();
        String id = article.getString("id");
        article(article).body("commentsOpen", equalTo(true));

        set("/sections/" + top, "mode", "readOnly", "maxLinks", 7, "slowModeSeconds", 30)
                .then()
                .statusCode(200);
        article(article).body("commentsOpen", equalTo(false));
        set("/sections/" + below, "mode", "open", "maxLinks", 8).then().statusCode(200);
        article(article).body("commentsOpen", equalTo(true));
        set("/articles/" + id, "maxLinks", 9).then().statusCode(200);

        effective("/articles/" + id)
                .body("scope", equalTo("article"))
                .body("id", equalTo(id))
                .body("settings", equalTo(Map.of("maxLinks", 9)))
                .body("effective.maxLinks", equalTo(9))
                .body("effective.mode", equalTo("open"))
                .body("effective.slowModeSeconds", equalTo(30))
                .body("effective.votes", equalTo("up"))
                .body("effective.closesAt", nullValue());
        effective("/sections/" + below).body("effective.maxLinks", equalTo(8));
        effective("/sections/" + top)
                .body("effective.maxLinks", equalTo(7))
                .body("effective.mode", equalTo("readOnly"));

        set("/sections/" + below, "mode", null).then().statusCode(200);
        article(article).body("commentsOpen", equalTo(false));
        aComment().on(id).sent().then().spec(isProblem(409, "commentsClosed"));
    }

    @Test
    void thePublicationDecidesWhereNobodyElseDoes() {
        JsonPath open = anArticle().published();
        JsonPath quiet = anArticle().published();
        setForArticle(quiet.getString("id"), "mode", "readOnly");
        int version = effective("").extract().path("version");
        try {
            set("", "mode", "open").then().statusCode(200).body("version", equalTo(version + 1));

            aComment().on(open.getString("slug")).sent().then().statusCode(201);
            aComment().on(quiet.getString("slug")).sent().then().spec(isProblem(409, "commentsClosed"));
            set("", "mode", "off").then().statusCode(200);
            article(open).body("commentCount", equalTo(0)).body("commentsOpen", equalTo(false));
            asAnonymous()
                    .get("/api/v1/articles/" + open.getString("slug") + "/comments")
                    .then()
                    .spec(isProblem(404, "notFound"));
        } finally {
            set("", "mode", null).then().statusCode(200);
        }
        article(open).body("commentCount", equalTo(1)).body("commentsOpen", equalTo(true));
    }

    @Test
    void whatIsKeptFollowsAtOnce() {
        String section = aSection();
        JsonPath article = anArticle().inSection(section).published();
        String slug = article.getString("slug");
        aComment().on(slug).approved();
        List<String> answers = List.of(
                "/api/v1/articles/" + slug,
                "/api/v1/articles/" + slug + "/comments",
                "/api/v1/comments/counts?articles=" + slug,
                "/api/v1/articles?section=" + section);
        for (String mode : List.of("off", "pre", "readOnly", "post")) {
            answers.forEach(path -> asAnonymous().get(path));

            set("/sections/" + section, "mode", mode).then().statusCode(200);

            boolean shown = !mode.equals("off");
            boolean open = mode.startsWith("p");
            article(article).body("commentCount", equalTo(shown ? 1 : 0)).body("commentsOpen", equalTo(open));
            asAnonymous().get(answers.get(1)).then().statusCode(shown ? 200 : 404);
            asAnonymous()
                    .get(answers.get(2))
                    .then()
                    .body("data[0].commentCount", equalTo(shown ? 1 : 0))
                    .body("data[0].commentsOpen", equalTo(open));
            asAnonymous().get(answers.get(3)).then().body("data[0].commentsOpen", equalTo(open));
        }
    }

    @Test
    void aSectionThatMovesTakesWhatHoldsThere() {
        String quiet = aSection();
        set("/sections/" + quiet, "mode", "readOnly").then().statusCode(200);
        String section = below(aSection());
        JsonPath article = anArticle().inSection(section).published();
        article(article).body("commentsOpen", equalTo(true));

        patch("sections/" + section, with("parent", quiet)).then().statusCode(200);

        article(article).body("commentsOpen", equalTo(false));
        String late = below(quiet);
        article(anArticle().inSection(late).published()).body("commentsOpen", equalTo(false));
    }

    @Test
    void commentsCloseByTheClockAndTheChangeIsTold() {
        JsonPath soon = anArticle().published();
        JsonPath later = anArticle().published();
        Instant now = clock.instant();
        setForArticle(soon.getString("id"), "closesAt", now.plusSeconds(3600).toString());
        setForArticle(later.getString("id"), "closesAt", now.plusSeconds(9000).toString());
        try {
            states.closeUntil(now.plusSeconds(1800));
            article(soon).body("commentsOpen", equalTo(true));

            states.closeUntil(now.plusSeconds(7200));

            article(soon).body("commentsOpen", equalTo(false));
            article(later).body("commentsOpen", equalTo(true));
            assertLastChange(soon.getString("id"));
        } finally {
            turnBack();
        }
        article(soon).body("commentsOpen", equalTo(true));
    }

    @Test
    void commentsCloseSomeDaysAfterTheFirstPublication() {
        String section = aSection();
        Instant now = clock.instant();
        JsonPath old = published(section, now.minus(Duration.ofDays(15)));
        JsonPath fresh = published(section, now.minus(Duration.ofDays(13)));
        JsonPath kept = published(section, now.minus(Duration.ofDays(20)));
        setForArticle(kept.getString("id"), "closeAfterDays", 0);

        set("/sections/" + section, "closeAfterDays", 14).then().statusCode(200);

        article(old).body("commentsOpen", equalTo(false));
        article(fresh).body("commentsOpen", equalTo(true));
        article(kept).body("commentsOpen", equalTo(true));
        aComment().on(old.getString("slug")).sent().then().spec(isProblem(409, "commentsClosed"));
        aComment().on(fresh.getString("slug")).sent().then().statusCode(202);
        aComment().on(kept.getString("slug")).sent().then().statusCode(202);
        try {
            states.closeUntil(now.plus(Duration.ofDays(2)));
            article(fresh).body("commentsOpen", equalTo(false));
            assertLastChange(fresh.getString("id"));
        } finally {
            turnBack();
        }
        set("/sections/" + section, "closeAfterDays", 0).then().statusCode(200);
        article(old).body("commentsOpen", equalTo(true));
    }

    private static JsonPath published(String section, Instant at) {
        return anArticle().inSection(section).publishedAt(at.toString()).published();
    }

    private static void assertLastChange(String article) {
        asAnonymous()
                .get("/api/v1/changes?type=commentingChanged&limit=100")
                .then()
                .statusCode(200)
                .body("data.id", hasItem(article));
    }

    private void turnBack() {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("update thread_clock set at = :now")
                        .setParameter("now", clock.instant())
                        .executeUpdate());
        EmptyCache.now();
    }

    @Test
    void settingsOfADraftHoldOnceItIsPublic() {
        String id = anArticle().draft().getString("id");
        setForArticle(id, "mode", "open");

        asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .post(MANAGE + "/articles/" + id + "/actions/publish")
                .then()
                .statusCode(200);

        aComment().on(id).sent().then().statusCode(201);
    }

    @Test
    void onlyReadersWhoSignedInWhereThatIsSet() {
        String id = anArticle().published().getString("id");
        setForArticle(id, "commenters", "readers");

        aComment().on(id).sent().then().spec(isProblem(401, "unauthorized"));
        aComment().on(id).by(Issuer.reader("settings")).sent().then().statusCode(202);
    }

    @Test
    void versionsAndRightsAreDemanded() {
        String section = aSection();
        String other = aSection();
        JsonPath article = anArticle().inSection(section).published();
        String place = "comments/settings/articles/" + article.getString("id");
        String body = "{\"mode\": \"open\"}";

        asAdministrator()
                .contentType(MERGE_PATCH)
                .body(body)
                .patch(MANAGE + "/" + place)
                .then()
                .spec(isProblem(428, "preconditionRequired"));
        asAdministrator()
                .get(MANAGE + "/" + place)
                .then()
                .header("ETag", "\"0\"")
                .body("version", equalTo(0))
                .body("savedBy", nullValue());
        asAdministrator()
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"0\"")
                .body(body)
                .patch(MANAGE + "/" + place)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("savedBy.name", equalTo("Administrator"));
        asAdministrator()
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"0\"")
                .body(body)
                .patch(MANAGE + "/" + place)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .body("currentVersion", equalTo(1));

        String here = aToken(with("role", "moderator", "sections", List.of(section)));
        patchAs(here, place, with("mode", "post")).then().statusCode(200);
        patchAs(here, "comments/settings/sections/" + section, with("mode", "post"))
                .then()
                .statusCode(200);
        patchAs(here, "comments/settings/sections/" + other, with("mode", "post"))
                .then()
                .spec(isProblem(403, "forbidden"));
        patchAs(here, "comments/settings", with("mode", "post")).then().spec(isProblem(403, "forbidden"));
        as(here).get(SETTINGS + "/articles/"
                        + anArticle().inSection(other).published().getString("id"))
                .then()
                .spec(isProblem(404, "notFound"));
    }

    @Test
    void whatCannotHoldIsRefusedWithItsPlace() {
        String id = anArticle().published().getString("id");
        String place = "/articles/" + id;

        set(place, "mode", "loud").then().spec(isProblem(400, "invalidRequest", at("/mode")));
        set(place, "maxLinks", 101).then().spec(isProblem(400, "invalidRequest", at("/maxLinks")));
        set(place, "volume", 11).then().spec(isProblem(400, "invalidRequest", at("/volume")));
        set("", "closesAt", "2030-01-01T00:00:00Z").then().spec(isProblem(400, "invalidRequest", at("/closesAt")));
        set("/sections/" + id, "mode", "open").then().spec(isProblem(404, "notFound"));
        set("/articles/" + aSection(), "mode", "open").then().spec(isProblem(404, "notFound"));
    }
}
