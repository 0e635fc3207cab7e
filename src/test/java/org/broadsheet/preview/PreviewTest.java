package org.broadsheet.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;

/** A preview is what readers will see, to whoever has its link and to nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class PreviewTest {

    private static final String PREVIEW = "/api/v1/preview/";
    private static final String ARTICLES = "/api/v1/articles/";
    private static final String LATER = "2040-01-01T06:00:00Z";
    private static final int OPENINGS = 40;

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    private static JsonPath link(JsonPath article, Object... input) {
        return created("articles/" + article.getString("id") + "/preview-links", with(input));
    }

    private static String token(JsonPath article, Object... input) {
        return link(article, input).getString("token");
    }

    private static Response preview(String token) {
        return asAnonymous().get(PREVIEW + token);
    }

    private static String links(JsonPath article) {
        return MANAGE + "/articles/" + article.getString("id") + "/preview-links";
    }

    /**
     * With all that an article can show.
     *
     * @param linked id of the article that its body links to
     */
    private static ArticleBuilder everything(String linked) {
        String survivor = created("authors", with("name", unique("Survivor"))).getString("slug");
        JsonPath duplicate = created("authors", with("name", unique("Duplicate")));
        ArticleBuilder article = anArticle()
                .inSection(created("sections", with("name", unique("Section"), "listed", false))
                        .getString("slug"))
                .alsoIn(created("sections", with("name", unique("Further"))).getString("slug"))
                .by(duplicate.getString("id"))
                .byGuest("Guest \"Writer\"")
                .tagged(
                        created("tags", with("name", unique("Tag"), "type", "person"))
                                .getString("slug"),
                        created("tags", with("name", unique("Other"))).getString("slug"))
                .with("headlines", with("short", "Short", "seo", null, "social", "Social"))
                .with("kicker", "Kicker")
                .with("standfirst", "Standfirst, with “quotes” and \\u0007")
                .with("dateline", "SAN SALVADOR")
                .with("publishedAt", "2024-05-01T06:00:00Z")
                .with("image", aPicture("caption", "Leads"))
                .blocks(
                        Map.of("type", "paragraph", "html", "To <a href=\"article:" + linked + "\">another</a>."),
                        Map.of("type", "heading", "level", 2, "text", "A heading"),
                        Map.of("type", "image", "media", aPicture("credit", "Somebody"), "layout", "wide"));
        merge("authors", duplicate.getString("id"), survivor).then().statusCode(200);
        return article;
    }

    /** Every way in which one article can be asked for. */
    private static Map<String, String> ways(String path) {
        Map<String, String> ways = new LinkedHashMap<>();
        for (String query : List.of(
                "",
                "?include=bodyHtml",
                "?include=body,bodyHtml,bodyText",
                "?fields=headline,authors.name,bodyText",
                "?fields=id&include=body",
                "?include=nothing",
                "?fields=nothing",
                "?nothing=1")) {
            Response answer = asAnonymous().get(path + query);
            ways.put(
                    query,
                    answer.statusCode()
                            + (answer.statusCode() == 200
                                    ? answer.asString()
                                    : answer.path("errors").toString()));
        }
        return ways;
    }

    @Test
    void isWhatReadersSeeOnceItIsPublic() {
        String linked = anArticle().published().getString("id");
        JsonPath article = everything(linked).draft();
        String token = token(article);
        Instant before = Instant.now();
        Map<String, String> previewed = ways(PREVIEW + token);
        JsonPath whole = preview(token).jsonPath();
        assertThat(Instant.parse(whole.getString("modifiedAt"))).isBetween(before.minusMillis(1), Instant.now());
        assertThat(whole.getString("firstPublishedAt")).isEqualTo(whole.getString("modifiedAt"));

        act(article.getString("id"), "publish").then().statusCode(200);

        String path = ARTICLES + article.getString("slug");
        JsonPath published = asAnonymous().get(path).jsonPath();
        assertThat(published.getList("authors")).hasSize(2);
        assertThat(timeless(previewed)).isEqualTo(timeless(ways(path)));
        assertThat(ways(PREVIEW + token)).isEqualTo(ways(path));
        // A link loses its target with that, on both sides.
        act(linked, "unpublish").then().statusCode(200);
        assertThat(ways(PREVIEW + token)).isNotEqualTo(previewed).isEqualTo(ways(path));
    }

    /** Without the moments at which it was, or would have been, published. */
    private static Map<String, String> timeless(Map<String, String> ways) {
        Map<String, String> others = new LinkedHashMap<>(ways);
        others.replaceAll(
                (query, answer) -> answer.replaceAll("\"(modifiedAt|firstPublishedAt)\":\"[^\"]+\"", "\"$1\":\"NOW\""));
        return others;
    }

    @Test
    void ofTheNextVersionIsWhatReadersSeeAfterIt() {
        JsonPath article = everything(anArticle().published().getString("id")).published();
        String id = article.getString("id");
        created("articles/" + id + "/corrections", with("kind", "update", "text", "Shown."));
        patch("articles/" + id, with("headline", unique("Next"), "publishedAt", "2024-06-01T06:00:00Z"))
                .then()
                .statusCode(200);
        String path = ARTICLES + article.getString("slug");
        Map<String, String> public1 = ways(path);
        Map<String, String> previewed = ways(PREVIEW + token(article));
        assertThat(previewed).isNotEqualTo(public1);
        assertThat(ways(path)).isEqualTo(public1);

        act(id, "publish").then().statusCode(200);

        assertThat(timeless(previewed)).isEqualTo(timeless(ways(path)));
    }

    @Test
    void showsWhatIsInAnyStateButKilled() {
        Map<String, JsonPath> states = new LinkedHashMap<>();
        for (String state : List.of("draft", "embargoed", "scheduled", "unpublished", "held", "archived")) {
            ArticleBuilder article = anArticle();
            if (state.equals("embargoed")) {
                article.with("embargoedUntil", LATER);
            }
            states.put(state, article.draft());
        }
        act(states.get("scheduled").getString("id"), "schedule", with("publishAt", LATER))
                .then()
                .statusCode(200);
        act(states.get("unpublished").getString("id"), "publish").then().statusCode(200);
        act(states.get("unpublished").getString("id"), "unpublish").then().statusCode(200);
        act(states.get("held").getString("id"), "hold").then().statusCode(200);
        act(states.get("archived").getString("id"), "archive").then().statusCode(200);

        states.forEach((state, article) -> {
            preview(token(article))
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(article.getString("id")))
                    .body("body", notNullValue());
            asAnonymous().get(ARTICLES + article.getString("slug")).then().statusCode(404);
        });
        preview(token(states.get("scheduled"))).then().body("publishedAt", equalTo(LATER));

        JsonPath killed = anArticle().published();
        String token = token(killed);
        act(killed.getString("id"), "kill", with("statement", "Withdrawn.", "reason", "Secret"))
                .then()
                .statusCode(200);
        preview(token).then().spec(isProblem(410, "withdrawn")).body("statement", equalTo("Withdrawn."));
        create("articles/" + killed.getString("id") + "/preview-links", with())
                .then()
                .spec(isProblem(409, "invalidState"));
    }

    @Test
    void showsOneRevisionOrWhicheverIsTheDraft() {
        JsonPath article = anArticle().headline("First").published();
        String id = article.getString("id");
        String latest = token(article);
        String pinned = token(article, "revision", 1);
        preview(latest).then().body("headline", equalTo("First"));

        patch("articles/" + id, with("headline", "Second")).then().statusCode(200);

        preview(latest).then().body("headline", equalTo("Second"));
        preview(pinned).then().body("headline", equalTo("First"));
        assertThat(preview(pinned).asString())
                .isEqualTo(
                        asAnonymous().get(ARTICLES + article.getString("slug")).asString());
        act(id, "publish").then().statusCode(200);
        preview(pinned).then().statusCode(200).body("headline", equalTo("First"));
        asAdministrator().get(links(article)).then().statusCode(200).body("data.revision", contains(1, null));
    }

    @Test
    void isNotThereWhereARevisionShowsWhatIsGone() {
        JsonPath section = created("sections", with("name", unique("Gone")));
        String picture = aPicture();
        JsonPath article = anArticle()
                .inSection(section.getString("slug"))
                .blocks(Map.of("type", "image", "media", picture, "layout", "wide"))
                .draft();
        JsonPath other = anArticle()
                .blocks(Map.of("type", "image", "media", picture, "layout", "wide"))
                .draft();
        patch("articles/" + article.getString("id"), with("section", aSection(), "body", List.of()))
                .then()
                .statusCode(200);
        patch("articles/" + other.getString("id"), with("body", List.of()))
                .then()
                .statusCode(200);
        String first = token(article, "revision", 1);
        String withPicture = token(other, "revision", 1);
        preview(first).then().statusCode(200);
        preview(withPicture).then().statusCode(200);

        delete("sections/" + section.getString("id"));
        delete("media/" + picture);

        preview(first).then().spec(isProblem(404, "notFound"));
        preview(withPicture).then().spec(isProblem(404, "notFound"));
        String own = token(other);
        delete("articles/" + other.getString("id"));
        preview(own).then().spec(isProblem(404, "notFound"));
    }

    private static void delete(String path) {
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/" + path)
                .then()
                .statusCode(204);
    }

    /** What is not good opens nothing, and how it is answered tells nothing. */
    @Test
    void opensForNoOtherToken() throws SQLException {
        JsonPath article = anArticle().draft();
        String good = token(article);
        JsonPath revoked = link(article);
        asAdministrator()
                .delete(links(article) + "/" + revoked.getString("id"))
                .then()
                .statusCode(204);
        JsonPath expired = link(article);
        DATABASE.execute("update preview_link set created_at = now() - interval '2 days', expires_at = now()"
                + " where id = '" + expired.getString("id") + "'");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("unknown", "pv_" + "A".repeat(43));
        bad.put("forged", good.substring(0, good.length() - 3) + (good.endsWith("AAA") ? "BBA" : "AAA"));
        bad.put("of another link", token(article).substring(0, 24) + good.substring(24));
        bad.put("revoked", revoked.getString("token"));
        bad.put("expired", expired.getString("token"));
        bad.put("too short", good.substring(0, good.length() - 1));
        bad.put("a link's id", revoked.getString("id"));

        preview(good).then().statusCode(200);
        Map<String, List<Object>> seen = new LinkedHashMap<>();
        bad.forEach((what, token) -> {
            List<String> answers = new ArrayList<>();
            List<String> statements = StatementLog.during(() -> {
                Response answer = preview(token);
                answer.then().spec(isProblem(404, "notFound")).header("X-Robots-Tag", "noindex");
                answers.add(answer.header("Cache-Control")
                        + answer.asString().replace(token, "").replaceAll("\"requestId\":\"[^\"]+\"", ""));
            });
            seen.put(what, List.of(answers, statements));
        });
        seen.forEach((what, answer) -> assertThat(answer).as(what).isEqualTo(seen.get("unknown")));
    }

    @Test
    void isKeptByNobodyAndFoundByNoSearchEngine() {
        String token = token(anArticle().published());

        preview(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .header("ETag", nullValue())
                .header("Surrogate-Key", nullValue());
        asAnonymous()
                .head(PREVIEW + token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex");
        asAnonymous()
                .get(PREVIEW + token + "?fields=nothing")
                .then()
                .statusCode(400)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void leavesNoTraceForReaders() {
        String word = unique("Hidden").replace(" ", "").toLowerCase();
        JsonPath tag = created("tags", with("name", word));
        JsonPath article =
                anArticle().headline(word).tagged(tag.getString("slug")).draft();
        String since = asAnonymous().get("/api/v1/changes?since=latest").path("since");
        String token = token(article);

        preview(token).then().statusCode(200).body("tags.slug", contains(tag.getString("slug")));

        asAnonymous().get("/api/v1/tags/" + tag.getString("slug")).then().statusCode(404);
        asAnonymous().get(ARTICLES + article.getString("id")).then().statusCode(404);
        for (String list : List.of("articles?limit=100", "tags?limit=100", "corrections", "changes?since=" + since)) {
            assertThat(asAnonymous().get("/api/v1/" + list).asString())
                    .as(list)
                    .doesNotContain(word)
                    .doesNotContain(article.getString("id"));
        }
    }

    @Test
    void countsEveryOpening() {
        JsonPath article = anArticle().draft();
        JsonPath link = link(article);

        assertThat(IntStream.range(0, OPENINGS)
                        .parallel()
                        .map(n -> preview(link.getString("token")).statusCode()))
                .containsOnly(200);
        asAnonymous()
                .get(PREVIEW + link.getString("token") + "?fields=nothing")
                .then()
                .statusCode(400);

        asAdministrator()
                .get(links(article) + "/" + link.getString("id"))
                .then()
                .statusCode(200)
                .body("usedCount", equalTo(OPENINGS))
                .body("lastUsedAt", notNullValue());
    }

    @Test
    void linksTellWhoMadeThemForWhatAndUntilWhen() {
        JsonPath article = anArticle().draft();
        Instant ends = Instant.parse(link(article).getString("expiresAt"));
        assertThat(Duration.between(Instant.now(), ends)).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        String tomorrow = Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        JsonPath link = link(article, "note", "For the mayor", "expiresAt", tomorrow);
        assertThat(link.getString("url")).isEqualTo(PREVIEW + link.getString("token"));
        String path = links(article) + "/" + link.getString("id");

        asAdministrator().delete(path).then().statusCode(204);
        String revokedAt = asAdministrator().get(path).path("revokedAt");
        asAdministrator().delete(path).then().statusCode(204);

        asAdministrator()
                .get(links(article))
                .then()
                .statusCode(200)
                .body("data[0].note", equalTo("For the mayor"))
                .body("data[0].expiresAt", equalTo(tomorrow))
                .body("data[0].createdBy.name", notNullValue())
                .body("data[0].revokedAt", equalTo(revokedAt))
                .body("data[0].usedCount", equalTo(0))
                .body("data[0].lastUsedAt", nullValue())
                .body("data.token", everyItem(nullValue()))
                .body("data.url", everyItem(nullValue()));
        asAdministrator()
                .get(MANAGE + "/audit?operation=revokePreviewLink&object=" + article.getString("id"))
                .then()
                .body("data.outcome", contains("done", "done"));
    }

    @Test
    void linksHaveBounds() {
        JsonPath article = anArticle().draft();
        String path = "articles/" + article.getString("id") + "/preview-links";
        Map<Map<String, Object>, String> wrong = new LinkedHashMap<>();
        wrong.put(with("expiresAt", "2020-01-01T00:00:00Z"), "inPast");
        wrong.put(with("expiresAt", Instant.now().plus(Duration.ofDays(31)).toString()), "outOfRange");
        wrong.put(with("revision", 2), "unknownReference");
        wrong.put(with("revision", 0), "outOfRange");

        wrong.forEach(
                (input, code) -> create(path, input).then().statusCode(400).body("errors.code", contains(code)));
    }

    @Test
    void linksAreForWhoeverMayReadTheDraft() {
        JsonPath article = anArticle().draft();
        String id = link(article).getString("id");
        JsonPath other = anArticle().draft();

        as(aToken("viewer"))
                .contentType("application/json")
                .body("{}")
                .post(links(article))
                .then()
                .statusCode(201);
        for (String role : List.of("author", "contributor")) {
            String token = aToken(role);
            as(token).get(links(article)).then().statusCode(404);
            as(token).delete(links(article) + "/" + id).then().statusCode(404);
        }
        asAdministrator().get(links(other) + "/" + id).then().statusCode(404);
        asAdministrator().delete(links(other) + "/" + id).then().statusCode(404);
        asAdministrator().get(links(article) + "/" + id).then().statusCode(200).body("revokedAt", nullValue());
    }
}
