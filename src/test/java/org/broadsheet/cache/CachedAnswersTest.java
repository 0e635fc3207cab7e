package org.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class CachedAnswersTest {

    private static final String ARTICLES = "/api/v1/articles";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    ResponseCache cache;

    @BeforeEach
    void empty() {
        EmptyCache.now();
    }

    private static Response read(String path) {
        return asAnonymous().urlEncodingEnabled(false).get(path);
    }

    /** Whether the answer comes without a question to the database. */
    private static boolean isKept(String path) {
        return StatementLog.during(() -> read(path).then().statusCode(200)).isEmpty();
    }

    /** As it comes over the wire: REST Assured asks for codings of its own, and undoes them. */
    private static HttpResponse<byte[]> raw(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.remove("X-Request-Id");
        return headers;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1).replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Test
    void aHitIsTheMissAgainForEveryMethodAndCoding() {
        assumeTrue(cache.isEnabled());
        String section = aSection();
        JsonPath article = anArticle()
                .inSection(section)
                .body("markdown", "A word. ".repeat(300))
                .published();
        String old = article.getString("slug");
        patch("articles/" + article.getString("id"), with("slug", old + "-moved"))
                .then()
                .statusCode(200);
        act(article.getString("id"), "publish").then().statusCode(200);
        JsonPath killed = anArticle().published();
        act(killed.getString("id"), "kill", with("statement", "Not so.")).then().statusCode(200);
        String comment = aComment().on(article.getString("id")).approved();
        List<String> paths = List.of(
                ARTICLES + "/" + old + "-moved",
                ARTICLES + "/" + article.getString("id") + "?fields=headline",
                ARTICLES + "/" + old,
                ARTICLES + "/" + killed.getString("slug"),
                ARTICLES + "?section=" + section,
                ARTICLES + "/" + old + "-moved/comments",
                "/api/v1/comments/" + comment,
                "/api/v1/comments/counts?articles=" + old,
                "/api/v1/sections/" + section,
                "/api/v1/sections?limit=3",
                "/api/v1/authors",
                "/api/v1/tags",
                "/api/v1/corrections");
        for (String path : paths) {
            for (String method : List.of("GET", "HEAD")) {
                for (String coding : List.of("identity", "gzip", "gzip;q=0, *", "br")) {
                    for (String tag : List.of("\"none\"", "*")) {
                        for (String condition : List.of("If-None-Match", "If-Match")) {
                            String what = String.join(" ", method, path, coding, condition, tag);
                            EmptyCache.now();
                            HttpResponse<byte[]> miss = raw(method, path, "Accept-Encoding", coding, condition, tag);
                            // With HTTP 412 and 304 nothing of it was sent.
                            raw("GET", path);
                            HttpResponse<byte[]> hit = raw(method, path, "Accept-Encoding", coding, condition, tag);

                            assertThat(hit.statusCode()).as(what).isEqualTo(miss.statusCode());
                            assertThat(headers(hit)).as(what).isEqualTo(headers(miss));
                            assertThat(text(hit)).as(what).isEqualTo(text(miss));
                            assertThat(header(hit, "X-Request-Id"))
                                    .as(what)
                                    .isNotNull()
                                    .isNotEqualTo(header(miss, "X-Request-Id"));
                            if (method.equals("HEAD") && miss.statusCode() == 200) {
                                assertThat(header(miss, "Content-Length"))
                                        .as(what)
                                        .isNotNull();
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatWasAskedOnceIsNotAskedOfTheDatabaseAgain() {
        assumeTrue(cache.isEnabled());
        String section = aSection();
        String slug = anArticle().inSection(section).published().getString("slug");
        for (String path : List.of(
                ARTICLES + "/" + slug,
                ARTICLES + "?section=" + section,
                ARTICLES + "/" + slug + "/comments",
                "/api/v1/sections",
                "/api/v1/corrections")) {
            read(path).then().statusCode(200);

            assertThat(isKept(path)).as(path).isTrue();
        }
    }

    @Test
    void whoSaysThatThereIsNoBodyIsAnsweredFromWhatIsKept() {
        assumeTrue(cache.isEnabled());
        String sections = "/api/v1/sections?limit=4";
        read(sections);

        // Java 17 sends Content-Length: 0.
        assertThat(StatementLog.during(() -> raw("GET", sections))).isEmpty();
    }

    @Test
    void orderAndDefaultsOfParametersMakeNoEntry() {
        assumeTrue(cache.isEnabled());
        String section = aSection();
        anArticle().inSection(section).published();
        String same = read(ARTICLES + "?section=" + section + "&type=news&type=opinion")
                .asString();
        long entries = cache.numbers().entries();

        for (String query : List.of(
                "type=opinion&section=%s&type=news",
                "limit=20&type=news&section=%s&type=opinion&sort=-publishedAt",
                "total=none&type=news&type=opinion&section=%s")) {
            assertThat(isKept(ARTICLES + "?" + query.formatted(section)))
                    .as(query)
                    .isTrue();
            assertThat(read(ARTICLES + "?" + query.formatted(section)).asString())
                    .isEqualTo(same);
        }
        assertThat(cache.numbers().entries()).isEqualTo(entries);
        // The default of another address, which this one matches too.
        String counts = "/api/v1/comments/counts?articles=" + section;
        read(counts).then().statusCode(200);
        read(counts + "&replies=3").then().statusCode(400);
        read(ARTICLES + "?limit=20&limit=20&section=" + section).then().statusCode(400);
    }

    /** Its links too, or what is kept for one would not be what another one is owed. */
    @Test
    void whatMeansTheSameIsTheSameWhoeverAskedFirst() {
        String section = aSection();
        String slug = anArticle().inSection(section).published().getString("slug");
        anArticle().inSection(section).published();
        aComment().on(slug).approved();
        aComment().on(slug).approved();
        Map<String, List<String>> spellings = Map.of(
                ARTICLES,
                List.of(
                        "limit=1&section=" + section + "&type=news&type=opinion",
                        "type=opinion&type=news&sort=-publishedAt&limit=1&section=" + section,
                        "total=none&limit=1&section=" + section + "&type=opinion&type=news"),
                ARTICLES + "/" + slug + "/comments",
                List.of("limit=1", "replies=3&limit=1&sort=newest"),
                "/api/v1/sections",
                List.of("limit=1", "total=none&limit=1"));
        spellings.forEach((path, queries) -> {
            EmptyCache.now();
            Response first = read(path + "?" + queries.get(0));
            String next = first.path("page.next");
            assertThat(next).as(path).isNotNull();
            for (String query : queries) {
                EmptyCache.now();
                Response same = read(path + "?" + query);
                assertThat(same.asString()).as(query).isEqualTo(first.asString());
                assertThat(same.header("Link")).as(query).isEqualTo(first.header("Link"));
            }
            read(next).then().statusCode(200);
        });
    }

    @Test
    void errorsAndWhatComesWithATokenAreNotKept() {
        String path = ARTICLES + "/" + unique("later").replace(' ', '-');
        read(path).then().statusCode(404);
        String slug = anArticle().published().getString("slug");
        as("garbage").get(ARTICLES + "/" + slug).then().header("Cache-Control", "private, no-store");
        assertThat(raw("GET", ARTICLES + "/" + slug, "Comment-Token", "x").statusCode())
                .isEqualTo(200);
        read(ARTICLES + "?colour=red").then().statusCode(400);

        assertThat(cache.numbers().entries()).isZero();
    }

    /** The same address all the while, as a reader who reloads would meet it. */
    @Test
    void oneAddressNeverShowsWhatWasBeforeTheLastAnswerToAnEditor() {
        walkThroughItsLife(40);
    }

    @Test
    @Tag("campaign")
    void oneAddressNeverShowsWhatWasBeforeTheLastAnswerToAnEditorInFiveHundredRounds() {
        walkThroughItsLife(500);
    }

    private static void walkThroughItsLife(int rounds) {
        for (int round = 0; round < rounds; round++) {
            JsonPath draft = anArticle().draft();
            String id = draft.getString("id");
            String slug = draft.getString("slug");
            String path = ARTICLES + "/" + slug;
            String list = ARTICLES + "?ids=" + id;
            read(path).then().statusCode(404);
            read(list).then().body("data", equalTo(List.of()));
            act(id, "publish").then().statusCode(200);
            read(path).then().statusCode(200);
            read(list).then().body("data[0].slug", equalTo(slug));
            patch("articles/" + id, with("slug", slug + "-x", "headline", "Other"))
                    .then()
                    .statusCode(200);
            read(path).then().statusCode(200).body("headline", not(equalTo("Other")));
            act(id, "publish").then().statusCode(200);
            read(path).then().statusCode(308).header("Location", ARTICLES + "/" + slug + "-x");
            read(path + "-x").then().statusCode(200).body("headline", equalTo("Other"));
            read(list).then().body("data[0].slug", equalTo(slug + "-x"));
            act(id, "kill", with("statement", "Not so.")).then().statusCode(200);
            read(path).then().statusCode(410);
            read(path + "-x").then().statusCode(410);
            read(list).then().body("data", equalTo(List.of()));
            read(path).then().statusCode(410);
        }
    }

    @Test
    void whatIsMadeOfOtherThingsFollowsThem() {
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath section = created("sections", with("name", unique("Section"), "parent", upper.getString("slug")));
        JsonPath author = created("authors", with("name", unique("Author")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath target = anArticle().inSection(section.getString("slug")).published();
        JsonPath article = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .tagged(tag.getString("slug"))
                .body("html", "<p><a href='article:" + target.getString("id") + "'>it</a></p>")
                .published();
        String own = ARTICLES + "/" + article.getString("slug");
        String list = ARTICLES + "?section=" + upper.getString("slug");
        String found = "data.find { it.id == '" + article.getString("id") + "' }.";

        read(own).then().statusCode(200);
        read(list).then().statusCode(200);
        patch("sections/" + section.getString("id"), with("name", "Renamed", "segment", "renamed-" + System.nanoTime()))
                .then()
                .statusCode(200);
        String path = read("/api/v1/sections/" + section.getString("id")).path("path");
        read(own)
                .then()
                .body("section.name", equalTo("Renamed"))
                .body("body[0].html", equalTo("<a href=\"" + path + "/" + target.getString("slug") + "\">it</a>"));
        read(list).then().body(found + "section.name", equalTo("Renamed"));
        patch("authors/" + author.getString("id"), with("name", "Ana Other"))
                .then()
                .statusCode(200);
        read(own).then().body("authors[0].name", equalTo("Ana Other"));
        read(list).then().body(found + "authors[0].name", equalTo("Ana Other"));
        patch("tags/" + tag.getString("id"), with("name", "Other tag")).then().statusCode(200);
        read(own).then().body("tags[0].name", equalTo("Other tag"));
        read(list).then().body(found + "tags[0].name", equalTo("Other tag"));
        patch("sections/" + section.getString("id"), with("parent", null))
                .then()
                .statusCode(200);
        read(list).then().body("data", equalTo(List.of()));
        read("/api/v1/sections/" + section.getString("id")).then().body("parent", equalTo(null));
        act(target.getString("id"), "unpublish").then().statusCode(200);
        read(own).then().body("body[0].html", equalTo("<a>it</a>"));
    }

    @Test
    void tagsComeAndGoWithTheArticlesThatCarryThem() {
        JsonPath tag = created("tags", with("name", unique("Tag")));
        String own = "/api/v1/tags/" + tag.getString("slug");
        read(own).then().statusCode(404);
        String id = anArticle().tagged(tag.getString("slug")).published().getString("id");
        read(own).then().statusCode(200);
        act(id, "unpublish").then().statusCode(200);
        read(own).then().statusCode(404);
        act(id, "publish").then().statusCode(200);
        read(own).then().statusCode(200);
    }

    @Test
    void aCommentIsSeenAtOnceInItsThreadAndWithinASecondInLists() {
        String section = aSection();
        JsonPath article = anArticle().inSection(section).published();
        String own = ARTICLES + "/" + article.getString("slug");
        String list = ARTICLES + "?section=" + section;
        for (int count = 1; count <= 3; count++) {
            read(own).then().body("commentCount", equalTo(count - 1));
            read(own + "/comments").then().body("data.size()", equalTo(count - 1));
            read(list).then().statusCode(200);

            aComment().on(article.getString("slug")).approved();

            read(own).then().body("commentCount", equalTo(count));
            read(own + "/comments").then().body("data.size()", equalTo(count));
        }
        assertThat(Eventually.holds(() -> read(list).<Integer>path("data[0].commentCount") == 3, 3))
                .isTrue();
    }

    @Test
    void anAuthorOfManyArticlesIsRenamedByOneRow() {
        String section = aSection();
        JsonPath author = created("authors", with("name", unique("Author")));
        for (int n = 0; n < 30; n++) {
            anArticle().inSection(section).by(author.getString("slug")).published();
        }
        read(ARTICLES + "?section=" + section).then().statusCode(200);

        List<String> sent =
                StatementLog.during(() -> patch("authors/" + author.getString("id"), with("name", "Ana Other"))
                        .then()
                        .statusCode(200));

        assertThat(sent.stream().filter(sql -> sql.contains("published_ref") && !sql.startsWith("select")))
                .hasSize(1);
        assertThat(sent).noneMatch(sql -> sql.contains("published_article") && !sql.startsWith("select"));
        assertThat(read(ARTICLES + "?section=" + section).<List<List<String>>>path("data.authors.name"))
                .containsOnly(List.of("Ana Other"));
    }

    @Test
    void whoAsksForTheSameAtOnceIsAnsweredByOneQuestion() throws Exception {
        assumeTrue(cache.isEnabled());
        String path = ARTICLES + "?section=" + aSection() + "&total=exact";
        ExecutorService readers = Executors.newFixedThreadPool(16);
        List<String> statements = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            EmptyCache.now();
            statements.addAll(StatementLog.during(() -> {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int n = 0; n < 16; n++) {
                    answers.add(readers.submit(() -> read(path).statusCode()));
                }
                answers.forEach(answer -> assertThat(unchecked(answer)).isEqualTo(200));
            }));
        }
        readers.shutdown();

        assertThat(statements).hasSize(5);
    }

    private static int unchecked(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "*/*", "text/html,*/*;q=0.8", "application/json;q=0", "text/html", "image/*"
            })
    void whatCannotBeGivenIsRefusedThoughItIsKept(String accept) {
        String path = ARTICLES + "/" + anArticle().published().getString("slug");
        int miss = asAnonymous().accept(accept).get(path).statusCode();
        read(path).then().statusCode(200);

        assertThat(asAnonymous().accept(accept).get(path).statusCode()).isEqualTo(miss);
    }

    @Test
    void answersSayWhatTheyWereMadeOf() {
        JsonPath author = created("authors", with("name", unique("Author")));
        JsonPath inSection = created("sections", with("name", unique("Section")));
        String section = inSection.getString("slug");
        String sectionId = inSection.getString("id");
        JsonPath article =
                anArticle().inSection(section).by(author.getString("slug")).published();
        String id = article.getString("id");

        String keys = read(ARTICLES + "/" + article.getString("slug")).header("Surrogate-Key");
        String groups = read(ARTICLES + "/" + article.getString("slug")).header("Cache-Groups");
        String ofList = read(ARTICLES + "?section=" + section).header("Surrogate-Key");

        assertThat(keys.split(" "))
                .containsExactlyInAnyOrder(
                        "article:" + id,
                        "slug:" + article.getString("slug"),
                        "comments:" + id,
                        "section:" + sectionId,
                        "author:" + author.getString("id"));
        assertThat(groups.split(", ")).contains("\"article:" + id + "\"").hasSize(5);
        assertThat(ofList.split(" "))
                .containsExactlyInAnyOrder(
                        "list:section:" + sectionId,
                        "article:" + id,
                        "counts:" + id,
                        "section:" + sectionId,
                        "author:" + author.getString("id"));
        assertThat(read(ARTICLES + "?section=no-such-section").header("Surrogate-Key"))
                .isNull();
    }

    @Test
    void longAnswersComeCompressedToThoseWhoTakeIt() throws IOException {
        String slug =
                anArticle().body("markdown", "A word. ".repeat(500)).published().getString("slug");
        String small = ARTICLES + "/" + slug + "?fields=headline";
        HttpResponse<byte[]> plain = raw("GET", ARTICLES + "/" + slug);
        HttpResponse<byte[]> packed = raw("GET", ARTICLES + "/" + slug, "Accept-Encoding", "gzip, br");
        String tag = header(packed, "ETag");

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(header(plain, "ETag")).isNotEqualTo(tag);
        assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(raw("GET", small), "Vary")).isNull();
        assertThat(raw("GET", ARTICLES + "/" + slug, "Accept-Encoding", "gzip", "If-None-Match", header(plain, "ETag"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(raw("GET", ARTICLES + "/" + slug, "Accept-Encoding", "gzip", "If-None-Match", "\"x\", W/" + tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(header(plain, "Last-Modified")).endsWith("GMT");
    }

    @Test
    void whatIsKeptIsAnsweredByHttp2Too() throws Exception {
        String path = ARTICLES + "/" + anArticle().published().getString("slug");
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .build();
        String miss = client.send(request, HttpResponse.BodyHandlers.ofString()).body();

        HttpResponse<String> hit = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(hit.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(hit.statusCode()).isEqualTo(200);
        assertThat(hit.body()).isEqualTo(miss);
    }

    @Test
    void managementIsNotKept() {
        asAdministrator().get(MANAGE + "/articles").then().statusCode(200);

        assertThat(cache.numbers().entries()).isZero();
    }
}
