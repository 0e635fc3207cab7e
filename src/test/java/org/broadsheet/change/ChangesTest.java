package org.broadsheet.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ChangesTest {

    private static final String CHANGES = "/api/v1/changes";

    @Inject
    ChangePurge purge;

    private static JsonPath changes(String query) {
        return asAnonymous()
                .urlEncodingEnabled(false)
                .get(CHANGES + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String latest() {
        return changes("since=latest").getString("since");
    }

    /** Those behind a place, as soon as there are so many. */
    private static List<Map<String, Object>> behind(String since, String query, int count) {
        List<Map<String, Object>> all = new ArrayList<>();
        boolean there = Eventually.holds(
                () -> {
                    all.clear();
                    for (String next = CHANGES + "?limit=100&since=" + since + query; next != null; ) {
                        JsonPath page = asAnonymous()
                                .urlEncodingEnabled(false)
                                .get(next)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath();
                        all.addAll(page.getList("data"));
                        next = page.getString("page.next");
                    }
                    return all.size() >= count;
                },
                5);
        assertThat(there).as("%d changes, but %s", count, all).isTrue();
        return all;
    }

    @Test
    void aStoryIsToldInItsOrder() {
        JsonPath section = created("sections", with("name", unique("Section")));
        String since = latest();

        JsonPath article = anArticle().inSection(section.getString("slug")).published();
        String id = article.getString("id");
        String slug = article.getString("slug");
        created("articles/" + id + "/corrections", with("kind", "update", "text", "More is known."));
        aComment().on(slug).approved();
        act(id, "unpublish").then().statusCode(200);
        act(id, "publish").then().statusCode(200);
        act(id, "kill", with("statement", "Not so.")).then().statusCode(200);

        List<Map<String, Object>> told = behind(since, "", 8).stream()
                .filter(change -> change.get("id").equals(id))
                .toList();
        assertThat(told)
                .extracting(change -> change.get("type"))
                .containsExactly(
                        "articlePublished",
                        "articlePublished",
                        "correctionMade",
                        "commentShown",
                        "articleUnpublished",
                        "articlePublished",
                        "articleUnpublished",
                        "articleKilled");
        assertThat(told.get(0)).containsEntry("slug", slug);
        assertThat(told.get(0).get("at").toString()).endsWith("Z");
        assertThat(keys(told.get(0)))
                .contains("article:" + id, "slug:" + slug, "list:all", "list:section:" + section.getString("id"));
        assertThat(keys(told.get(3))).containsExactly("comments:" + id, "counts:" + id);
    }

    @SuppressWarnings("unchecked")
    private static List<String> keys(Map<String, Object> change) {
        return (List<String>) change.get("keys");
    }

    @Test
    void killedArticlesLeaveATombstone() {
        JsonPath article = anArticle().published();
        String since = latest();

        act(article.getString("id"), "kill", with("statement", "Not so."))
                .then()
                .statusCode(200);

        assertThat(behind(since, "&type=articleKilled", 1)).anySatisfy(change -> {
            assertThat(change).containsEntry("id", article.getString("id"));
            assertThat(keys(change))
                    .contains("article:" + article.getString("id"), "slug:" + article.getString("slug"));
        });
    }

    @Test
    void kindsAndSectionsNarrow() {
        String upper = created("sections", with("name", unique("Upper"))).getString("slug");
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper));
        String other = created("sections", with("name", unique("Other"))).getString("slug");
        String since = latest();

        String inside =
                anArticle().inSection(lower.getString("slug")).published().getString("id");
        anArticle().inSection(other).published();
        String comment = anArticle().inSection(other).published().getString("slug");
        aComment().on(comment).approved();

        assertThat(behind(since, "&section=" + upper, 1))
                .extracting(c -> c.get("id"))
                .containsExactly(inside);
        assertThat(behind(since, "&section=" + other + "&type=commentShown", 1)).hasSize(1);
        assertThat(behind(since, "&section=no-such-section", 0)).isEmpty();
        assertThat(behind(since, "&section=" + upper + "&section=" + other, 4)).hasSize(4);
    }

    @Test
    void oneAfterTheOtherGivesAllOfThem() {
        String since = latest();
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            ids.add(anArticle().published().getString("id"));
        }
        behind(since, "&type=articlePublished", 5);

        List<String> told = new ArrayList<>();
        JsonPath page;
        int requests = 0;
        do {
            page = changes("type=articlePublished&limit=1&since=" + since);
            told.addAll(page.getList("data.id"));
            since = page.getString("since");
            requests++;
        } while (page.getString("page.next") != null);

        assertThat(told).containsExactlyElementsOf(ids);
        assertThat(requests).isBetween(5, 7);
        assertThat(changes("since=" + since).getList("data")).isEmpty();
    }

    @Test
    void nothingIsToldOfWhatReadersNeverSee() {
        String since = latest();
        JsonPath tag = created("tags", with("name", unique("Tag"), "type", "topic"));
        JsonPath author = created("authors", with("name", unique("Author"), "listed", false));
        JsonPath draft = anArticle()
                .tagged(tag.getString("slug"))
                .by(author.getString("slug"))
                .draft();
        String seen = anArticle().published().getString("id");

        assertThat(behind(since, "", 2)).anySatisfy(change -> assertThat(change).containsEntry("id", seen));
        assertThat(behind(since, "", 2).toString())
                .doesNotContain(tag.getString("id"), author.getString("id"), draft.getString("id"));
    }

    @Test
    void whatComesToBeSeenWithAnArticleIsNamedWithIt() {
        String tag =
                created("tags", with("name", unique("Tag"), "type", "topic")).getString("id");
        String author = created("authors", with("name", unique("Author"), "listed", false))
                .getString("id");
        String since = latest();

        String id = anArticle().tagged(tag).by(author).published().getString("id");
        act(id, "unpublish").then().statusCode(200);

        assertThat(behind(since, "&type=articlePublished", 1))
                .anySatisfy(change -> assertThat(keys(change))
                        .contains(
                                "tag:" + tag,
                                "list:tags",
                                "author:" + author,
                                "list:tag:" + tag,
                                "list:author:" + author));
        assertThat(behind(since, "&type=articleUnpublished", 1))
                .anySatisfy(change -> assertThat(keys(change)).contains("tag:" + tag, "list:tags", "author:" + author));
    }

    @Test
    void aSectionThatMovesNamesTheListsThatItLeavesAndJoins() {
        String from = created("sections", with("name", unique("From"))).getString("id");
        String to = created("sections", with("name", unique("To"))).getString("id");
        String moved = created("sections", with("name", unique("Moved"), "parent", from))
                .getString("id");
        String since = latest();

        patch("sections/" + moved, with("parent", to)).then().statusCode(200);

        assertThat(behind(since, "&type=sectionSaved", 1))
                .anySatisfy(change -> assertThat(keys(change))
                        .contains("section:" + moved, "list:sections", "list:section:" + from, "list:section:" + to));
    }

    @Test
    void whoStartsFromNothingGetsWhatIsKept() {
        anArticle().published();

        assertThat(changes("limit=1").getList("data")).hasSize(1);
        assertThat(asAnonymous().get(CHANGES).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void placesThatAreNotOursAreRefused() {
        for (String since : List.of("x", "AAAA", latest() + "A")) {
            asAnonymous()
                    .urlEncodingEnabled(false)
                    .get(CHANGES + "?since=" + since)
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("since")));
        }
    }

    @Test
    void placesOfBeforeANewEpochHaveExpired() {
        String since = latest();
        String slug = anArticle().published().getString("slug");
        asAnonymous().get("/api/v1/articles/" + slug).then().statusCode(200);

        asAdministrator().post(MANAGE + "/maintenance/new-epoch").then().statusCode(204);

        asAnonymous()
                .urlEncodingEnabled(false)
                .get(CHANGES + "?since=" + since)
                .then()
                .spec(isProblem(410, "cursorExpired"));
        assertThat(StatementLog.during(() -> asAnonymous().get("/api/v1/articles/" + slug)))
                .as("asked again")
                .hasSize(1);
        assertThat(changes("since=" + latest()).getList("data")).isEmpty();
    }

    @Test
    void placesBeforeWhatIsKeptHaveExpired() {
        anArticle().published();
        String since = changes("limit=1").getString("since");
        behind(since, "", 1);
        anArticle().published();
        String latest = latest();
        behind(since, "", 2);

        QuarkusTransaction.requiringNew().run(() -> purge.purge(Instant.parse("2999-01-01T00:00:00Z"), 1_000_000));

        asAnonymous()
                .urlEncodingEnabled(false)
                .get(CHANGES + "?since=" + since)
                .then()
                .spec(isProblem(410, "cursorExpired"));
        anArticle().published();
        assertThat(behind(latest(), "", 0)).isEmpty();
        assertThat(latest).isNotEqualTo(since);
    }

    @Test
    void onlyWhatIsOldIsPurged() {
        anArticle().published();
        behind(changes("limit=1").getString("since"), "", 0);

        int purged = QuarkusTransaction.requiringNew()
                .call(() -> purge.purge(Instant.parse("2026-01-01T00:00:00Z"), 1_000_000));

        assertThat(purged).isZero();
    }
}
