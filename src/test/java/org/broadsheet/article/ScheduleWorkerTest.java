package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** At its time, once, and not where something stands in the way. The moments lie far ahead; the worker is told the time. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ScheduleWorkerTest {

    private static final String ARTICLES = "/api/v1/articles/";

    @Inject
    ScheduleWorker worker;

    @Inject
    Session session;

    private static ValidatableResponse schedule(JsonPath article, Object... when) {
        return act(article.getString("id"), "schedule", with(when)).then();
    }

    private static ValidatableResponse read(JsonPath article) {
        return asAdministrator()
                .get(MANAGE + "/articles/" + article.getString("id"))
                .then();
    }

    private static int publicStatus(JsonPath article) {
        return asAnonymous().get(ARTICLES + article.getString("slug")).statusCode();
    }

    @Test
    void localTimesKeepTheirHourAcrossAChangeOfTheClocks() {
        JsonPath winter = anArticle().draft();
        JsonPath summer = anArticle().draft();
        JsonPath twice = anArticle().draft();

        schedule(winter, "publishAt", "2027-03-27T06:00", "zone", "Europe/Berlin")
                .statusCode(200)
                .body("schedule.zone", equalTo("Europe/Berlin"))
                .body("schedule.publishAt", equalTo("2027-03-27T05:00:00Z"));
        schedule(summer, "publishAt", "2027-03-28T06:00", "zone", "Europe/Berlin")
                .body("schedule.publishAt", equalTo("2027-03-28T04:00:00Z"));
        schedule(twice, "publishAt", "2027-10-31T02:30", "zone", "Europe/Berlin")
                .body("schedule.publishAt", equalTo("2027-10-31T00:30:00Z"));

        worker.doAllDue(Instant.parse("2027-03-27T05:00:00Z"));
        assertThat(publicStatus(winter)).isEqualTo(200);
        worker.doAllDue(Instant.parse("2027-03-28T03:59:59.999Z"));
        assertThat(publicStatus(summer)).isEqualTo(404);
        worker.doAllDue(Instant.parse("2027-03-28T04:00:00Z"));
        assertThat(publicStatus(summer)).isEqualTo(200);
        assertThat(publicStatus(twice)).isEqualTo(404);
        read(summer)
                .body("publication", equalTo("published"))
                .body("publishedAt", equalTo("2027-03-28T04:00:00Z"))
                .body("schedule", nullValue());
        for (JsonPath each : List.of(winter, summer, twice)) {
            act(each.getString("id"), "cancelSchedule");
            act(each.getString("id"), "unpublish");
        }
    }

    @Test
    void afterDowntimeEverythingIsMadeUpForInOrder() {
        JsonPath story = anArticle().draft();
        JsonPath gone = anArticle().draft();
        schedule(story, "publishAt", "2028-01-01T06:00:00Z", "unpublishAt", "2029-01-01T06:00:00Z")
                .statusCode(200);
        schedule(gone, "publishAt", "2028-01-01T06:00:00Z", "unpublishAt", "2028-02-01T06:00:00Z")
                .statusCode(200);

        worker.doAllDue(Instant.parse("2028-06-01T00:00:00Z"));

        assertThat(publicStatus(story)).isEqualTo(200);
        read(story)
                .body("schedule.publishAt", nullValue())
                .body("schedule.unpublishAt", equalTo("2029-01-01T06:00:00Z"));
        assertThat(publicStatus(gone)).isEqualTo(404);
        read(gone).body("status", equalTo("unpublished")).body("schedule", nullValue());
        worker.doAllDue(Instant.parse("2029-01-01T06:00:00Z"));
        assertThat(publicStatus(story)).isEqualTo(404);
    }

    @Test
    void theNextVersionOfWhatIsPublicComesAtItsTime() {
        JsonPath story = anArticle().published();
        patch("articles/" + story.getString("id"), with("headline", "Second edition"))
                .then()
                .statusCode(200);

        schedule(story, "publishAt", "2028-03-01T06:00:00Z")
                .body("status", equalTo("published"))
                .body("schedule.publishAt", equalTo("2028-03-01T06:00:00Z"));
        asAnonymous()
                .get(ARTICLES + story.getString("id"))
                .then()
                .body("headline", equalTo(story.getString("headline")));
        worker.doAllDue(Instant.parse("2028-03-01T06:00:00Z"));

        asAnonymous().get(ARTICLES + story.getString("id")).then().body("headline", equalTo("Second edition"));
    }

    @Test
    void whatStandsInTheWayThenKeepsItAsItIsAndWaitsForAnEditor() {
        JsonPath story = anArticle().draft();
        schedule(story, "publishAt", "2028-04-01T06:00:00Z").statusCode(200);
        act(story.getString("id"), "hold").then().statusCode(200);

        worker.doAllDue(Instant.parse("2028-04-01T06:00:01Z"));
        worker.doAllDue(Instant.parse("2028-04-01T06:00:02Z"));

        read(story)
                .body("status", equalTo("scheduleFailed"))
                .body("publication", equalTo("scheduled"))
                .body("schedule.failedAt", notNullValue())
                .body("schedule.problem.code", equalTo("blocked"))
                .body("schedule.problem.blockers.code", contains("legalHold"));
        assertThat(publicStatus(story)).isEqualTo(404);
        asAdministrator()
                .get(MANAGE + "/articles?status=scheduleFailed")
                .then()
                .body("data.id", hasItem(story.getString("id")));

        act(story.getString("id"), "release").then().statusCode(200);
        worker.doAllDue(Instant.parse("2028-04-02T00:00:00Z"));
        assertThat(publicStatus(story)).as("nothing is tried again by itself").isEqualTo(404);
        schedule(story, "publishAt", "2028-04-03T00:00:00Z").body("status", equalTo("scheduled"));
        worker.doAllDue(Instant.parse("2028-04-03T00:00:00Z"));
        assertThat(publicStatus(story)).isEqualTo(200);
    }

    @Test
    void whatCannotBeDoneUndoesNothingElse() {
        List<JsonPath> stories = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonPath story = anArticle().draft();
            schedule(story, "publishAt", "2028-04-10T06:00:0" + i + "Z").statusCode(200);
            stories.add(story);
        }
        JsonPath broken = stories.get(1);
        String inItsPlace = anArticle().published().getString("slug");
        renamePublic(inItsPlace, broken.getString("slug"));

        worker.doAllDue(Instant.parse("2028-04-10T06:00:10Z"));

        renamePublic(broken.getString("slug"), inItsPlace);
        assertThat(publicStatus(stories.get(0))).isEqualTo(200);
        assertThat(publicStatus(stories.get(2))).isEqualTo(200);
        read(broken).body("status", equalTo("scheduleFailed")).body("schedule.problem.code", equalTo("internalError"));
    }

    /** Against all rules, so that something fails which nothing foresees. */
    private void renamePublic(String slug, String next) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update published_article set slug = :next where slug = :slug")
                        .setParameter("next", next)
                        .setParameter("slug", slug)
                        .executeUpdate());
    }

    @Test
    void manyNodesDoEachThingOnce() throws Exception {
        String section = aSection();
        List<JsonPath> stories = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            JsonPath story = anArticle().inSection(section).draft();
            schedule(story, "publishAt", "2028-05-01T06:00:00Z").statusCode(200);
            stories.add(story);
        }
        Instant due = Instant.parse("2028-05-01T06:00:00Z");

        ExecutorService nodes = Executors.newFixedThreadPool(4);
        int done = 0;
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                runs.add(nodes.submit(() -> worker.doAllDue(due)));
            }
            for (Future<Integer> run : runs) {
                done += run.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(done).isEqualTo(120);
        asAnonymous()
                .get("/api/v1/articles?total=exact&section=" + section)
                .then()
                .body("page.total", equalTo(120));
        // Created, scheduled, published: a second publication would be a fourth version.
        stories.forEach(story -> read(story).body("version", equalTo(3)));
    }
}
