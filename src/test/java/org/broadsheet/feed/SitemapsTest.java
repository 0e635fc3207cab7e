package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.delivery.PublicAddresses;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SitemapsTest {

    private static final String SITE = "http://localhost:8080";
    private static final String INDEX = "/api/v1/sitemap.xml";
    private static final String PAGES = "/api/v1/sitemaps/pages.xml";
    private static final String MONTH = "/api/v1/sitemaps/articles.xml?month=";
    private static final String NEWS = "/api/v1/news-sitemap.xml";

    private static final String SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS_SCHEMA = "http://www.google.com/schemas/sitemap-news/0.9";

    @Inject
    Sitemaps sitemaps;

    @Inject
    PublicAddresses addresses;

    private static Response get(String path) {
        return asAnonymous().get(path);
    }

    /** Read by a strict parser, and by the rules of the public XSDs: names, order, numbers and forms of values. */
    private static Xml read(String path) throws Exception {
        Response response = get(path);
        response.then().statusCode(200).contentType("application/xml;charset=UTF-8");
        Xml xml = Xml.of(response.asByteArray());
        Element root = xml.root();
        boolean index = root.getLocalName().equals("sitemapindex");
        assertThat(root.getLocalName()).isIn("sitemapindex", "urlset");
        List<Element> entries = children(root);
        assertThat(entries).hasSizeLessThanOrEqualTo(50_000);
        for (Element entry : entries) {
            assertThat(entry.getNamespaceURI()).isEqualTo(SCHEMA);
            assertThat(entry.getLocalName()).isEqualTo(index ? "sitemap" : "url");
            assertThat(children(entry).stream().map(Element::getTagName).toList())
                    .isIn(List.of("loc"), List.of("loc", "lastmod"), List.of("loc", "lastmod", "news:news"));
            String loc = children(entry).get(0).getTextContent();
            assertThat(loc).hasSizeBetween(12, 2048);
            assertThat(URI.create(loc).isAbsolute()).isTrue();
            Xml.all(entry, "lastmod").forEach(date -> OffsetDateTime.parse(date.getTextContent()));
        }
        for (Element news : xml.all("news")) {
            assertThat(news.getNamespaceURI()).isEqualTo(NEWS_SCHEMA);
            assertThat(children(news))
                    .extracting(Element::getLocalName)
                    .containsExactly("publication", "publication_date", "title");
            assertThat(children(children(news).get(0)))
                    .extracting(Element::getLocalName)
                    .containsExactly("name", "language");
            assertThat(Xml.all(news, "name").get(0).getTextContent()).isNotBlank();
            assertThat(Xml.all(news, "language").get(0).getTextContent()).matches("[a-z]{2,3}|zh-cn|zh-tw");
            assertThat(Xml.all(news, "title").get(0).getTextContent()).isNotBlank();
            OffsetDateTime.parse(Xml.all(news, "publication_date").get(0).getTextContent());
        }
        return xml;
    }

    private static List<Element> children(Element parent) {
        return Xml.all(parent, "*").stream()
                .filter(child -> child.getParentNode() == parent)
                .toList();
    }

    private static String url(JsonPath article) {
        return SITE
                + asAnonymous()
                        .get("/api/v1/articles/" + article.getString("id"))
                        .path("path");
    }

    @Test
    void theIndexLeadsToEveryArticle() throws Exception {
        JsonPath article = anArticle().publishedAt("1999-03-31T23:59:59Z").published();
        JsonPath later = anArticle().publishedAt("1999-04-01T00:00:00Z").published();
        Xml index = read(INDEX);

        assertThat(index.texts("loc"))
                .contains(SITE + PAGES, SITE + MONTH + "1999-03", SITE + MONTH + "1999-04")
                .doesNotHaveDuplicates();
        assertThat(index.all("lastmod")).hasSize(index.all("loc").size() - 1);
        assertThat(read(MONTH + "1999-03").texts("loc")).contains(url(article)).doesNotContain(url(later));
        String modified =
                asAnonymous().get("/api/v1/articles/" + article.getString("id")).path("modifiedAt");
        assertThat(read(MONTH + "1999-03").texts("lastmod"))
                .contains(
                        Instant.parse(modified).truncatedTo(ChronoUnit.SECONDS).toString());
        assertThat(StatementLog.during(() -> {
                    EmptyCache.now();
                    get(INDEX);
                }))
                .hasSize(1);
        assertThat(StatementLog.during(() -> {
                    EmptyCache.now();
                    get(MONTH + "1999-03");
                }))
                .hasSize(1);
    }

    @Test
    void whatGoesIsGoneAtOnce() throws Exception {
        JsonPath made = created("sections", with("name", unique("Section")));
        String section = made.getString("slug");
        JsonPath article = anArticle()
                .inSection(section)
                .publishedAt("1998-03-31T12:00:00Z")
                .published();
        JsonPath other = anArticle()
                .inSection(section)
                .publishedAt("1998-03-31T12:00:00Z")
                .published();
        String month = MONTH + "1998-03";
        String former = url(article);
        assertThat(read(month).texts("loc")).contains(former, url(other));

        patch("articles/" + article.getString("id"), with("slug", article.getString("slug") + "-x"))
                .then()
                .statusCode(200);
        act(article.getString("id"), "publish").then().statusCode(200);
        assertThat(read(month).texts("loc")).contains(former + "-x").doesNotContain(former);
        String moved = "moved-" + System.nanoTime();
        patch("sections/" + made.getString("id"), with("segment", moved)).then().statusCode(200);
        assertThat(read(month).texts("loc")).contains(SITE + "/" + moved + "/" + other.getString("slug"));
        assertThat(read(PAGES).texts("loc")).contains(SITE + "/" + moved);
        act(article.getString("id"), "unpublish").then().statusCode(200);
        assertThat(read(month).texts("loc")).hasSize(1);
        act(other.getString("id"), "kill", with("statement", "Not so.")).then().statusCode(200);
        get(month).then().statusCode(404);
        assertThat(read(INDEX).texts("loc")).doesNotContain(SITE + month);
    }

    @Test
    void pagesAreTheFrontPageAndSectionsThatAreListed() throws Exception {
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper.getString("slug")));
        JsonPath hidden = created("sections", with("name", unique("Hidden"), "listed", false));

        assertThat(read(PAGES).texts("loc"))
                .startsWith(SITE + "/")
                .contains(SITE + "/" + upper.getString("slug") + "/" + lower.getString("slug"))
                .doesNotContain(SITE + "/" + hidden.getString("slug"));
    }

    @Test
    void newsAreOfTheLastTwoDays() throws Exception {
        JsonPath fresh = anArticle()
                .headline("“Bread” & <b>butter</b> " + System.nanoTime())
                .with("language", "pt-BR")
                .published();
        Xml news = read(NEWS);
        Element found = news.all("url").stream()
                .filter(url -> Xml.all(url, "loc").get(0).getTextContent().equals(url(fresh)))
                .findFirst()
                .orElseThrow();

        assertThat(news.all("url")).hasSizeLessThanOrEqualTo(1_000);
        assertThat(Xml.all(found, "title").get(0).getTextContent()).isEqualTo(fresh.getString("headline"));
        assertThat(Xml.all(found, "language").get(0).getTextContent()).isEqualTo("pt");
        assertThat(Xml.all(found, "name").get(0).getTextContent()).isEqualTo("Broadsheet");
        assertThat(Xml.all(found, "publication_date").get(0).getTextContent())
                .isEqualTo(Instant.parse(fresh.getString("publishedAt"))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        act(fresh.getString("id"), "kill", with("statement", "Not so.")).then().statusCode(200);
        assertThat(read(NEWS).texts("title")).doesNotContain(fresh.getString("headline"));
    }

    /** Other tests publish more than there is place for. */
    @Test
    void whatIsOlderIsNoNews() {
        Instant since = Instant.now().minus(Duration.ofDays(2));
        JsonPath stale =
                anArticle().publishedAt(since.minusSeconds(60).toString()).published();
        JsonPath fresh =
                anArticle().publishedAt(since.plusSeconds(60).toString()).published();

        assertThat(addresses.news(since, 1_000_000))
                .extracting(news -> news.address().id().toString())
                .contains(fresh.getString("id"))
                .doesNotContain(stale.getString("id"));
        assertThat(addresses.news(since, 1)).hasSize(1);
    }

    @Test
    void newsAreTrueUntilTheOldestIsNoNews() throws Exception {
        anArticle().published();
        Xml news = read(NEWS);
        List<String> dates = news.texts("publication_date");

        assertThat(sitemaps.news().until().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(Instant.parse(dates.get(dates.size() - 1)).plus(Duration.ofDays(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "pt-BR, pt",
        "zh, zh-cn",
        "zh-Hant, zh-tw",
        "zh-TW, zh-tw",
        "zh-Hans-HK, zh-cn",
        "yue, yue",
        "he, he"
    })
    void crawlersOfNewsHaveTheirOwnNamesOfLanguages(String tag, String name) {
        assertThat(Sitemaps.language(tag)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "month=2026-13",
                "month=2026-1",
                "month=",
                "part=1",
                "month=2026-01&part=0",
                "month=2026-01&part=1001",
                "month=2026-01&x=1"
            })
    void whatIsNoMonthIsRefused(String query) {
        get("/api/v1/sitemaps/articles.xml?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aMonthWithoutArticlesIsNotThere() {
        get(MONTH + "0002-01").then().statusCode(404);
        anArticle().publishedAt("1997-03-31T12:00:00Z").published();
        get(MONTH + "1997-03").then().statusCode(200);
        get(MONTH + "1997-03&part=2").then().statusCode(404);
    }

    @Test
    void robotsAreToldOfTheSitemaps() {
        Response robots = get("/robots.txt");

        robots.then().statusCode(200).contentType("text/plain;charset=UTF-8");
        assertThat(robots.asString().lines())
                .contains("User-agent: *", "Sitemap: " + SITE + INDEX, "Sitemap: " + SITE + NEWS);
        asAnonymous()
                .header("If-None-Match", robots.header("ETag"))
                .header("Accept", "text/html")
                .get("/robots.txt")
                .then()
                .statusCode(304);
        asAnonymous()
                .head("/robots.txt")
                .then()
                .statusCode(200)
                .header(
                        "Content-Length",
                        equalTo(String.valueOf(robots.asString().getBytes(StandardCharsets.UTF_8).length)));
        get("/robots.txt?x=1").then().statusCode(400).body("errors.parameter", hasItem("x"));
    }
}
