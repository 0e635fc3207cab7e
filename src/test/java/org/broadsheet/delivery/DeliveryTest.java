package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class DeliveryTest {

    private static final String ARTICLES = "/api/v1/articles";

    @Test
    void anArticleIsReadBySlugAndById() {
        JsonPath article =
                anArticle().body("markdown", "It’s “late”.\n\n## Part\n\nMore.").published();

        for (String name : List.of(article.getString("slug"), article.getString("id"))) {
            asAnonymous()
                    .get(ARTICLES + "/" + name)
                    .then()
                    .statusCode(200)
                    .body("headline", equalTo(article.getString("headline")))
                    .body("body[0].html", equalTo("It’s “late”."))
                    .body("body[1].type", equalTo("heading"))
                    .body("body[1].anchor", equalTo("part"))
                    .body("wordCount", equalTo(4))
                    .body("readingMinutes", equalTo(1))
                    .body("excerpt", equalTo("It’s “late”. Part More."))
                    .body("commentCount", equalTo(0))
                    .body("commentsOpen", equalTo(true));
        }
    }

    @Test
    void listsHoldNoBodyUnlessItIsIncluded() {
        String section = aSection();
        anArticle().inSection(section).published();

        asAnonymous().get(ARTICLES + "?section=" + section).then().body("data[0]", not(hasKey("body")));
        asAnonymous()
                .get(ARTICLES + "?section=" + section + "&include=body,bodyHtml,bodyText")
                .then()
                .body("data[0].body[0].html", equalTo("A paragraph."))
                .body("data[0].bodyHtml", equalTo("<p>A paragraph.</p>"))
                .body("data[0].bodyText", equalTo("A paragraph."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "-updatedAt", "headline"})
    void aWalkByCursorSeesEverythingOnceInBothDirections(String sort) {
        String section = aSection();
        List<String> slugs = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            // Two share a date line, so that the id must decide.
            slugs.add(anArticle()
                    .inSection(section)
                    .publishedAt("2025-01-0" + (1 + n / 2) + "T00:00:00Z")
                    .published()
                    .getString("slug"));
        }
        String all = asAnonymous()
                .get(ARTICLES + "?section=" + section + "&sort=" + sort)
                .jsonPath()
                .getString("data.slug");

        List<String> there = new ArrayList<>();
        String path = ARTICLES + "?section=" + section + "&sort=" + sort + "&limit=3";
        String last = path;
        for (; path != null; path = follow(path, "next", there)) {
            last = path;
        }
        List<String> back = new ArrayList<>();
        for (path = last; path != null; path = follow(path, "previous", back)) {
            assertThat(back.size()).isLessThan(10);
        }

        assertThat(there).containsExactlyInAnyOrderElementsOf(slugs);
        assertThat(there.toString()).isEqualTo(all);
        assertThat(back).containsExactlyInAnyOrderElementsOf(slugs);
    }

    private static String follow(String path, String direction, List<String> seen) {
        Response answer = asAnonymous().urlEncodingEnabled(false).get(path);
        JsonPath page = answer.then().statusCode(200).extract().jsonPath();
        seen.addAll(page.getList("data.slug"));
        String link = page.getString("page." + direction);
        if (link != null) {
            assertThat(answer.header("Link")).contains("<" + link + ">; rel=\"");
        }
        return link;
    }

    @Test
    void fieldsAreSelectedByName() {
        String section = aSection();
        String slug =
                anArticle().inSection(section).byGuest("Guest").published().getString("slug");

        JsonPath article = asAnonymous()
                .get(ARTICLES + "/" + slug + "?fields=slug,authors.name,section.slug,tags,headlines.short")
                .jsonPath();
        JsonPath list = asAnonymous()
                .get(ARTICLES + "?section=" + section + "&fields=headline,bodyText")
                .jsonPath();

        assertThat(article.getMap("$"))
                .isEqualTo(with(
                        "slug", slug,
                        "headlines", with("short", null),
                        "section", with("slug", section),
                        "authors", List.of(with("name", "Guest")),
                        "tags", List.of()));
        assertThat(list.getMap("data[0]").keySet()).isEqualTo(java.util.Set.of("headline", "bodyText"));
        for (String unknown : List.of("draft", "authors.email", "headline.x", "")) {
            asAnonymous()
                    .get(ARTICLES + "/" + slug + "?fields=" + unknown)
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("fields")));
        }
    }

    @Test
    void headlinesAreSortedAsPeopleExpect() {
        String section = aSection();
        for (String headline : List.of("Zebra", "Äpfel", "apple", "Éclair", "eclair 2")) {
            anArticle().inSection(section).headline(headline).published();
        }

        assertThat(asAnonymous()
                        .get(ARTICLES + "?sort=headline&section=" + section)
                        .jsonPath()
                        .getList("data.headline"))
                .isEqualTo(List.of("Äpfel", "apple", "Éclair", "eclair 2", "Zebra"));
    }

    @Test
    void filtersNarrowTogether() {
        String upper = aSection();
        String lower = created("sections", with("name", unique("Lower"), "parent", upper))
                .getString("slug");
        String tag = created("tags", with("name", unique("Tag"))).getString("slug");
        String one = anArticle()
                .inSection(lower)
                .tagged(tag)
                .with("type", "opinion")
                .published()
                .getString("slug");
        String two = anArticle()
                .inSection(upper)
                .alsoIn(lower)
                .tagged(tag)
                .published()
                .getString("slug");
        anArticle().inSection(lower).with("language", "de").published();

        assertThat(slugs("section=" + lower)).hasSize(3);
        assertThat(slugs("primarySection=" + lower)).hasSize(2).contains(one);
        assertThat(slugs("section=" + upper)).hasSize(3).contains(two);
        assertThat(slugs("section=" + upper + "&tag=" + tag)).containsExactlyInAnyOrder(one, two);
        assertThat(slugs("section=" + upper + "&tag=" + tag + "&type=opinion")).containsExactly(one);
        assertThat(slugs("section=" + upper + "&type=opinion&type=news")).hasSize(3);
        assertThat(slugs("section=" + upper + "&language=de")).hasSize(1);
        assertThat(slugs("section=no-such-section")).isEmpty();
        assertThat(slugs("section=" + upper + "&publishedBefore=2000-01-01T00:00:00Z"))
                .isEmpty();
    }

    private static List<String> slugs(String query) {
        return asAnonymous()
                .get(ARTICLES + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.slug");
    }

    @Test
    void pagesByNumberAreCounted() {
        String section = aSection();
        for (int n = 0; n < 5; n++) {
            anArticle().inSection(section).published();
        }

        JsonPath second = asAnonymous()
                .get(ARTICLES + "?limit=2&page=2&section=" + section)
                .jsonPath();

        assertThat(second.getList("data")).hasSize(2);
        assertThat(second.getInt("page.total")).isEqualTo(5);
        assertThat(second.getString("page.next")).contains("page=3");
        assertThat(second.getString("page.previous")).contains("page=1");
        assertThat(asAnonymous()
                        .get(ARTICLES + "?limit=2&page=9&section=" + section)
                        .jsonPath()
                        .getInt("page.total"))
                .isEqualTo(5);
        assertThat(asAnonymous()
                        .get(ARTICLES + "?total=exact&section=" + section)
                        .jsonPath()
                        .getInt("page.total"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "limit=, limit",
        "sort=wordCount, sort",
        "colour=red, colour",
        "include=comments, include",
        "type=poem, type",
        "publishedFrom=yesterday, publishedFrom",
        "total=maybe, total",
        "cursor=AAAA, cursor",
        "page=0, page",
        "page=2000, page",
        "limit=1&limit=2, limit"
    })
    void whatTheQueryCannotMeanIsRefusedByName(String query, String parameter) {
        asAnonymous()
                .urlEncodingEnabled(false)
                .get(ARTICLES + "?" + query)
                .then()
                .spec(isProblem(400, "invalidRequest", at(parameter)));
    }

    @Test
    void whatNoAddressMayHoldIsRefusedAsAWhole() {
        asAnonymous()
                .urlEncodingEnabled(false)
                .get(ARTICLES + "?cursor=%00")
                .then()
                .spec(isProblem(400, "invalidRequest"));
    }

    @Test
    void aCursorBelongsToItsQuery() {
        String section = aSection();
        anArticle().inSection(section).published();
        anArticle().inSection(section).published();
        String next = asAnonymous()
                .get(ARTICLES + "?limit=1&section=" + section)
                .jsonPath()
                .getString("page.next");

        asAnonymous().urlEncodingEnabled(false).get(next).then().statusCode(200);
        asAnonymous()
                .urlEncodingEnabled(false)
                .get(next.replace("section=" + section, "section=other"))
                .then()
                .spec(isProblem(400, "invalidRequest", at("cursor")));
    }

    @Test
    void unchangedAnswersAreNotSentAgain() {
        String path = ARTICLES + "/" + anArticle().published().getString("slug");
        Response first = asAnonymous().get(path);

        asAnonymous()
                .header("If-None-Match", first.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", first.header("ETag"));
        assertThat(first.header("Cache-Control")).startsWith("public, max-age=0, s-maxage=30");
        assertThat(first.header("Access-Control-Allow-Origin")).isEqualTo("*");
        asAnonymous().head(path).then().statusCode(200).header("ETag", first.header("ETag"));
    }

    /** An empty answer that a shared cache keeps would be served to others. */
    @Test
    void anAnswerOtherThanTheOneNamedIsAProblemThatNobodyKeeps() {
        asAnonymous()
                .header("If-Match", "\"another\"")
                .get(ARTICLES)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles/",
                "/api/v1/./articles",
                "/api/v1/articles;x",
                "/api/v1/Articles",
                "/api/v1/articles%2Fx",
                "/api/v1/nothing"
            })
    void addressesHaveOneSpelling(String path) {
        asAnonymous().urlEncodingEnabled(false).get(path).then().spec(isProblem(404, "notFound"));
    }

    @Test
    void linksBetweenArticlesFollowTheirPaths() {
        String section = aSection();
        JsonPath target = anArticle().inSection(section).published();
        String source = anArticle()
                .inSection(section)
                .body("html", "<p>See <a href='article:" + target.getString("id") + "'>it</a></p>")
                .published()
                .getString("slug");
        String path = ARTICLES + "/" + source + "?include=bodyHtml";
        act(target.getString("id"), "unpublish").then().statusCode(200);
        asAnonymous()
                .get(path)
                .then()
                .body("body[0].html", equalTo("See <a>it</a>"))
                .body("bodyHtml", equalTo("<p>See <a>it</a></p>"));

        act(target.getString("id"), "publish").then().statusCode(200);

        String link = "See <a href=\"" + target.getString("path") + "\">it</a>";
        asAnonymous()
                .get(path)
                .then()
                .body("body[0].html", equalTo(link))
                .body("bodyHtml", equalTo("<p>" + link + "</p>"));
    }

    @Test
    void everyAnswerCostsOneStatement() {
        String section = aSection();
        String slug = "";
        for (int n = 0; n < 5; n++) {
            slug = anArticle().inSection(section).byGuest("Guest").published().getString("slug");
        }
        for (String path : List.of(
                ARTICLES + "/" + slug,
                ARTICLES + "/" + slug + "?include=bodyHtml",
                ARTICLES,
                ARTICLES + "?section=" + section + "&total=exact&sort=headline",
                ARTICLES + "?section=" + section + "&page=2&limit=2",
                "/api/v1/sections",
                "/api/v1/sections/" + section,
                "/api/v1/authors",
                "/api/v1/tags?total=exact")) {
            EmptyCache.now();
            List<String> statements = StatementLog.during(() -> asAnonymous().get(path));

            assertThat(statements).as(path).hasSize(1);
        }
        // Whether it was withdrawn is asked where there is nothing.
        assertThat(StatementLog.during(() -> asAnonymous().get(ARTICLES + "/no-such-article")))
                .hasSize(2);
    }

    @Test
    void listsOfSectionsFollowTheTree() {
        String upper = created("sections", with("name", unique("A upper"), "position", 999_000))
                .getString("slug");
        String lower = created("sections", with("name", unique("Z lower"), "parent", upper))
                .getString("slug");
        String after = created("sections", with("name", unique("B after"), "position", 999_001))
                .getString("slug");

        List<String> seen = new ArrayList<>();
        for (String path = "/api/v1/sections?limit=50"; path != null; path = follow(path, "next", seen)) {
            assertThat(seen.size()).isLessThan(5000);
        }

        assertThat(seen).containsSubsequence(upper, lower, after);
        assertThat(Collections.frequency(seen, lower)).isEqualTo(1);
    }

    @Test
    void theFrontDoorLinksTheDocuments() {
        asAnonymous().get("/").then().statusCode(200).body(containsString("/q/openapi/delivery"));
        asAnonymous().get("/q/openapi/management").then().statusCode(200).body(containsString("createArticle"));
        asAnonymous().get("/q/swagger-ui/").then().statusCode(200);
    }
}
