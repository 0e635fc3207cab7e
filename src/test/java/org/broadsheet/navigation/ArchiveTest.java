package org.broadsheet.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArchiveTest {

    private static final String PATH = "/api/v1/archive";

    @ConfigProperty(name = "broadsheet.cache.enabled", defaultValue = "true")
    boolean cached;

    private static ValidatableResponse archive(String query) {
        return asAnonymous().get(PATH + query).then().statusCode(200);
    }

    private static void has(String query, String... namesAndCounts) {
        JsonPath archive = archive(query).extract().jsonPath();
        assertThat(archive.getList("periods.collect { it.name + ' ' + it.articleCount }", String.class))
                .as(query)
                .containsExactly(namesAndCounts);
    }

    @Test
    void countsByYearMonthAndDay() {
        String author = created("authors", with("name", unique("Author"))).getString("slug");
        for (String time : List.of(
                "1912-04-15T02:20:00Z",
                "2023-12-31T23:59:59.999Z",
                "2024-01-01T00:00:00Z",
                "2024-02-29T23:59:59Z",
                "2024-02-29T00:00:00Z",
                "2024-02-28T12:00:00Z",
                "2024-03-01T00:00:00Z")) {
            anArticle().by(author).publishedAt(time).published();
        }
        anArticle().by(author).publishedAt("2022-01-01T00:00:00Z").draft();

        String query = "?author=" + author;
        archive(query).body("timeZone", equalTo("UTC"));
        has(query, "2024 5", "2023 1", "1912 1");
        has(query + "&year=2024", "2024-03 1", "2024-02 3", "2024-01 1");
        has(query + "&year=2023", "2023-12 1");
        has(query + "&year=2022");
        has(query + "&year=2024&month=2", "2024-02-29 2", "2024-02-28 1");
        archive(query + "&year=2024&month=1")
                .body("periods.publishedFrom", contains("2024-01-01T00:00:00Z"))
                .body("periods.publishedBefore", contains("2024-01-02T00:00:00Z"));
        has(query + "&year=1");
        has(query + "&year=9999&month=12");
    }

    /** Whatever it is counted of, an article in two lists of it once. */
    @Test
    void countsWhatTheListOfArticlesHolds() {
        JsonPath section = created("sections", with("name", unique("Section")));
        JsonPath below = created("sections", with("name", unique("Below"), "parent", section.getString("id")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath duplicate = created("tags", with("name", unique("Duplicate")));
        for (int day = 1; day < 10; day++) {
            anArticle()
                    .inSection((day % 2 == 0 ? section : below).getString("id"))
                    .alsoIn((day % 3 == 0 ? section : below).getString("id"))
                    .tagged((day % 2 == 0 ? tag : duplicate).getString("id"), tag.getString("id"))
                    .publishedAt("2019-0" + day + "-01T00:00:00Z")
                    .published();
        }
        merge("tags", duplicate.getString("id"), tag.getString("id")).then().statusCode(200);

        for (String of : List.of(
                "section=" + section.getString("slug"),
                "section=" + below.getString("id"),
                "tag=" + tag.getString("slug"),
                "tag=" + duplicate.getString("slug"))) {
            for (String when : List.of("", "&year=2019", "&year=2019&month=5")) {
                List<Map<String, Object>> periods =
                        archive("?" + of + when).extract().path("periods");
                assertThat(periods).as(of + when).isNotEmpty();
                for (Map<String, Object> period : periods) {
                    int total = asAnonymous()
                            .get("/api/v1/articles?total=exact&" + of + "&publishedFrom=" + period.get("publishedFrom")
                                    + "&publishedBefore=" + period.get("publishedBefore"))
                            .path("page.total");
                    assertThat(period.get("articleCount"))
                            .as(of + when + period)
                            .isEqualTo(total);
                }
            }
        }
        // Other tests have set the clock ahead and published then.
        JsonPath archive = archive("").extract().jsonPath();
        int all = asAnonymous()
                .get("/api/v1/articles?total=exact&publishedBefore=" + archive.getString("periods[0].publishedBefore"))
                .path("page.total");
        List<Integer> years = archive.getList("periods.articleCount");
        assertThat(years.stream().mapToInt(count -> count).sum()).isEqualTo(all);
    }

    @Test
    void isKeptUntilAnArticleComesGoesOrMoves() {
        assumeTrue(cached);
        String section = aSection();
        JsonPath article = anArticle()
                .inSection(section)
                .publishedAt("2018-05-01T00:00:00Z")
                .published();
        String id = article.getString("id");
        for (String path : List.of(PATH, PATH + "?section=" + section)) {
            String first = asAnonymous().get(path).asString();
            assertThat(StatementLog.during(() -> asAnonymous().get(path))).isEmpty();
            patch("articles/" + id, with("publishedAt", "2017-05-01T00:00:00Z"))
                    .then()
                    .statusCode(200);
            act(id, "publish").then().statusCode(200);
            String moved = asAnonymous().get(path).asString();
            assertThat(moved).as(path).isNotEqualTo(first);
            act(id, "unpublish").then().statusCode(200);
            assertThat(asAnonymous().get(path).asString()).as(path).isNotEqualTo(moved);
            patch("articles/" + id, with("publishedAt", "2018-05-01T00:00:00Z"))
                    .then()
                    .statusCode(200);
            act(id, "publish").then().statusCode(200);
            assertThat(asAnonymous().get(path).asString()).as(path).isEqualTo(first);
        }
    }

    @Test
    void costsOneStatement() {
        EmptyCache.now();
        assertThat(StatementLog.during(() -> asAnonymous().get(PATH))).hasSize(1);
        String section = aSection();
        assertThat(StatementLog.during(() -> asAnonymous().get(PATH + "?year=2024&section=" + section)))
                .hasSize(1);
    }

    @Test
    void ofWhatIsNotThereHoldsNothing() {
        archive("?section=no-such-section").body("periods", empty());
        archive("?tag=" + created("tags", with("name", unique("Unused"))).getString("slug"))
                .body("periods", empty());
    }

    @Test
    void takesWhatMakesSense() {
        String section = aSection();
        for (String query : List.of(
                "?month=5",
                "?year=0",
                "?year=10000",
                "?year=2024&month=13",
                "?section=" + section + "&tag=a",
                "?day=1")) {
            asAnonymous().get(PATH + query).then().statusCode(400).body("code", equalTo("invalidRequest"));
        }
    }
}
