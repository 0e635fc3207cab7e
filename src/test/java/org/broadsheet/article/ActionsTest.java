package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a story at the desk and in public. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ActionsTest {

    private static final String ARTICLES = "/api/v1/articles/";

    private static String id(JsonPath article) {
        return article.getString("id");
    }

    @Test
    void aDraftGoesItsWayThroughTheDesk() {
        String story = id(anArticle().draft());

        act(story, "submit").then().body("stage", equalTo("inReview")).body("status", equalTo("inReview"));
        act(story, "sendBack", with()).then().statusCode(400).body("errors.pointer", contains("/note"));
        act(story, "sendBack", with("note", "Who says so?")).then().body("stage", equalTo("draft"));
        act(story, "submit").then().statusCode(200);
        act(story, "approve").then().body("stage", equalTo("ready"));
        act(story, "requestLegal").then().body("stage", equalTo("legalReview"));
        act(story, "signOff").then().body("stage", equalTo("ready"));
        patch("articles/" + story, with("kicker", "New")).then().body("stage", equalTo("draft"));
    }

    @Test
    void anArticleListsWhatMayBeDoneWithItNow() {
        String story = id(anArticle().draft());

        asAdministrator()
                .get(MANAGE + "/articles/" + story)
                .then()
                .body(
                        "actions",
                        containsInAnyOrder("submit", "requestLegal", "hold", "publish", "schedule", "archive"));
    }

    @Test
    void anActionInTheWrongStateNamesTheStateAndWhatIsPossible() {
        String story = id(anArticle().draft());

        act(story, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("invalidState"))
                .body("state", equalTo("draft"))
                .body("allowed", hasItems("submit", "publish"))
                .body("allowed", not(hasItem("approve")));
        for (String action : List.of("signOff", "sendBack", "release", "unpublish", "cancelSchedule", "unarchive")) {
            act(story, action, with("note", "x")).then().statusCode(409);
        }
        act(story, "kill", with("statement", "Never public")).then().statusCode(409);
        assertThat(asAdministrator()
                        .get(MANAGE + "/articles/" + story)
                        .jsonPath()
                        .getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void allThatStandsInTheWayIsNamedWithItsPlace() {
        String mute = created("media", with("url", "https://pictures.example/mute.jpg"))
                .getString("id");
        String draft = id(anArticle().draft());
        JsonPath story = anArticle()
                .with("image", mute)
                .blocks(
                        with("type", "paragraph", "html", "See <a href=\"article:" + draft + "\">that</a>."),
                        with("type", "image", "media", mute))
                .draft();
        act(id(story), "hold").then().statusCode(200).body("legalHold", equalTo(true));

        asAdministrator()
                .get(MANAGE + "/articles/" + id(story) + "/blockers")
                .then()
                .statusCode(200)
                .body(
                        "data.code",
                        containsInAnyOrder("legalHold", "imageWithoutAlt", "imageWithoutAlt", "linkNotPublic"))
                .body("data.pointer", containsInAnyOrder("/legalHold", "/image", "/body/1/media", "/body/0"));
        act(id(story), "publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("blocked"))
                .body("blockers.size()", equalTo(4));
        asAnonymous().get(ARTICLES + id(story)).then().statusCode(404);

        patch("media/" + mute, with("alt", "A closed door")).then().statusCode(200);
        act(draft, "publish").then().statusCode(200);
        act(id(story), "release").then().statusCode(200);
        act(id(story), "publish").then().statusCode(200);
    }

    @Test
    void anEmptyBodyIsNotPublished() {
        String story = id(anArticle().with("body", List.of()).draft());

        act(story, "publish").then().statusCode(409).body("blockers.code", contains("emptyBody"));
    }

    @Test
    void aHoldKeepsTheNextVersionBackAndNotWhatIsPublic() {
        JsonPath story = anArticle().published();
        act(id(story), "hold").then().statusCode(200);
        patch("articles/" + id(story), with("headline", "Bolder")).then().statusCode(200);

        act(id(story), "publish").then().statusCode(409).body("blockers.code", contains("legalHold"));
        asAnonymous()
                .get(ARTICLES + id(story))
                .then()
                .statusCode(200)
                .body("headline", equalTo(story.getString("headline")));
    }

    @Test
    void anEmbargoHoldsUntilItsEnd() {
        String end = "2099-05-01T06:00:00Z";
        JsonPath story = anArticle().with("embargoedUntil", end).draft();

        act(id(story), "publish").then().statusCode(409).body("code", equalTo("embargoed"));
        act(id(story), "schedule", with("publishAt", "2028-01-01T00:00:00Z"))
                .then()
                .statusCode(409)
                .body("code", equalTo("embargoed"));
        asAnonymous().get(ARTICLES + story.getString("slug")).then().statusCode(404);
        patch("articles/" + id(story), with("embargoedUntil", "2028-05-01T06:00:00Z"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1));
        act(id(story), "schedule", with())
                .then()
                .statusCode(200)
                .body("schedule.publishAt", equalTo("2028-05-01T06:00:00Z"))
                .body("status", equalTo("scheduled"));
        act(id(story), "cancelSchedule").then().body("schedule", nullValue()).body("status", equalTo("draft"));
        patch("articles/" + id(story), with("embargoedUntil", null)).then().statusCode(200);
        act(id(story), "publish").then().statusCode(200);
        patch("articles/" + id(story), with("embargoedUntil", end))
                .then()
                .statusCode(409)
                .body("code", equalTo("invalidState"));
    }

    @Test
    void whatIsKilledIsGoneAndItsAddressSaysSo() {
        String section = aSection();
        JsonPath story = anArticle().inSection(section).published();
        String formerSlug = story.getString("slug");
        patch("articles/" + id(story), with("slug", formerSlug + "-renamed"))
                .then()
                .statusCode(200);
        act(id(story), "publish").then().statusCode(200);

        act(id(story), "kill", with("statement", "Our source invented it.", "reason", "Letter of 3 May"))
                .then()
                .statusCode(200)
                .body("status", equalTo("killed"))
                .body("actions.size()", equalTo(0));

        for (String name : List.of(formerSlug, formerSlug + "-renamed", id(story))) {
            asAnonymous()
                    .get(ARTICLES + name)
                    .then()
                    .statusCode(410)
                    .header("Cache-Control", startsWith("public, max-age=0, s-maxage=30"))
                    .body("code", equalTo("withdrawn"))
                    .body("statement", equalTo("Our source invented it."));
            asAnonymous().get(ARTICLES + name + "/comments").then().statusCode(404);
        }
        asAnonymous().get("/api/v1/articles?section=" + section).then().body("data.size()", equalTo(0));
        patch("articles/" + id(story), with("kicker", "Late")).then().statusCode(409);
        act(id(story), "publish").then().statusCode(409);
        create("articles", with("headline", "Other", "section", section, "slug", formerSlug))
                .then()
                .statusCode(409)
                .body("code", equalTo("slugTaken"));
        asAdministrator()
                .get(MANAGE + "/articles/" + id(story))
                .then()
                .statusCode(200)
                .body("headline", equalTo(story.getString("headline")));
    }

    @Test
    void whatWasUnpublishedBeforeCanBeKilledToo() {
        JsonPath story = anArticle().published();
        act(id(story), "unpublish").then().statusCode(200);
        asAnonymous().get(ARTICLES + id(story)).then().statusCode(404);

        act(id(story), "kill", with("statement", "Withdrawn.")).then().statusCode(200);

        asAnonymous().get(ARTICLES + story.getString("slug")).then().statusCode(410);
    }

    @Test
    void whatIsArchivedWaits() {
        String story = id(anArticle().draft());

        act(story, "archive").then().statusCode(200).body("status", equalTo("archived"));
        patch("articles/" + story, with("kicker", "New")).then().statusCode(409).body("state", equalTo("archived"));
        act(story, "publish").then().statusCode(409).body("allowed", contains("unarchive"));
        act(story, "unarchive").then().statusCode(200).body("status", equalTo("draft"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, , , /publishAt, inPast",
        "2199-01-01T00:00:00Z, , , /publishAt, outOfRange",
        "tomorrow, , , /publishAt, malformed",
        "2027-03-01T06:00, , , /zone, required",
        "2027-03-01T06:00, , Europe/Atlantis, /zone, unknownZone",
        "2027-03-28T02:30, , Europe/Berlin, /publishAt, noSuchTime",
        "2027-03-01T06:00:00Z, 2027-02-01T06:00:00Z, , /unpublishAt, outOfRange",
        ", 2027-03-01T06:00:00Z, , /publishAt, required",
        ", , , /publishAt, required"
    })
    void timesThatCannotBeAreRefused(String publishAt, String unpublishAt, String zone, String pointer, String code) {
        String story = id(anArticle().draft());

        act(story, "schedule", with("publishAt", publishAt, "unpublishAt", unpublishAt, "zone", zone))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void editorsListWhatStandsSomewhere() {
        String draft = id(anArticle().draft());
        String held = id(anArticle().draft());
        act(held, "submit").then().statusCode(200);
        String shown = id(anArticle().published());
        String killed = id(anArticle().published());
        act(killed, "kill", with("statement", "Withdrawn.")).then().statusCode(200);
        String archived = id(anArticle().draft());
        act(archived, "archive").then().statusCode(200);
        Map<String, String> expected =
                Map.of(draft, "draft", held, "inReview", shown, "published", killed, "killed", archived, "archived");

        expected.forEach((article, status) -> asAdministrator()
                .get(MANAGE + "/articles?limit=100&status=" + status)
                .then()
                .statusCode(200)
                .body("data.id", hasItem(article))
                .body("data.status", everyItem(equalTo(status))));
        asAdministrator()
                .get(MANAGE + "/articles?limit=100&status=killed&status=archived")
                .then()
                .body("data.id", hasItems(killed, archived))
                .body("data.id", not(hasItem(draft)));
        asAdministrator()
                .get(MANAGE + "/articles?status=spiked")
                .then()
                .spec(isProblem(400, "invalidRequest", at("status")));
    }
}
