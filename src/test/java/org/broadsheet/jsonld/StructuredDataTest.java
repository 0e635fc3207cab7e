package org.broadsheet.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.content.ArticleType;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What search engines require and recommend is there, is true, and can do no harm in a page. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class StructuredDataTest {

    private static final String SITE = "http://localhost:8080";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<ArticleType, String> TYPES = Map.of(
            ArticleType.news, "NewsArticle",
            ArticleType.opinion, "OpinionNewsArticle",
            ArticleType.analysis, "AnalysisNewsArticle",
            ArticleType.feature, "ReportageNewsArticle",
            ArticleType.interview, "NewsArticle",
            ArticleType.review, "ReviewNewsArticle",
            ArticleType.liveblog, "LiveBlogPosting",
            ArticleType.explainer, "BackgroundNewsArticle",
            ArticleType.obituary, "NewsArticle",
            ArticleType.sponsored, "AdvertiserContentArticle");

    /** Of Article, NewsArticle and BlogPosting, as Google documents them, and what else we know of each. */
    private static final Set<String> EVERYWHERE = Set.of(
            "@context",
            "@type",
            "mainEntityOfPage",
            "url",
            "headline",
            "description",
            "inLanguage",
            "image",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "articleSection",
            "keywords",
            "isAccessibleForFree",
            "wordCount",
            "commentCount");

    private static String address(String slug, String query) {
        return "/api/v1/articles/" + slug + "?" + query;
    }

    private static JsonNode read(String path) {
        try {
            return JSON.readTree(
                    asAnonymous().get(path).then().statusCode(200).extract().asString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> contents(JsonNode properties, String named, String name) {
        return properties.findParents(named).stream()
                .filter(property -> property.get(named).asText().equals(name))
                .map(property -> property.get("content").asText())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ArticleType.class)
    void everyKindOfArticleHasWhatIsRequiredAndRecommended(ArticleType type) {
        JsonPath author = created("authors", with("name", unique("Ana Ruiz")));
        String tag = created("tags", with("name", unique("Migration"))).getString("slug");
        String picture = aPicture("width", 1600, "height", 900, "caption", "A ferry", "credit", "Mara Lind");
        JsonPath article = anArticle()
                .with("type", type.name())
                .with("standfirst", "What it is about.")
                .with("dateline", "PORT ANSEL")
                .with("language", "en-GB")
                .with("image", picture)
                .with("headlines", with("short", null, "seo", "For engines", "social", "For people"))
                .by(author.getString("slug"))
                .tagged(tag)
                .published();

        JsonNode shown = read(address(article.getString("slug"), "include=jsonLd"));

        JsonNode ld = shown.get("jsonLd");
        assertThat(ld.get("@context").asText()).isEqualTo("https://schema.org");
        assertThat(ld.get("@type").asText()).isEqualTo(TYPES.get(type));
        assertThat(EVERYWHERE)
                .allSatisfy(name -> assertThat(
                                ld.path(name).isMissingNode() || ld.get(name).isNull())
                        .as(name)
                        .isFalse());
        String url = SITE + shown.get("path").asText();
        assertThat(ld.get("url").asText()).isEqualTo(url);
        assertThat(ld.at("/mainEntityOfPage/@id").asText()).isEqualTo(url);
        assertThat(ld.get("headline")).isEqualTo(shown.get("headline"));
        assertThat(ld.get("alternativeHeadline").asText()).isEqualTo("For engines");
        assertThat(ld.get("description").asText()).isEqualTo("What it is about.");
        assertThat(ld.get("inLanguage").asText()).isEqualTo("en-GB");
        assertThat(ld.get("datePublished")).isEqualTo(shown.get("publishedAt"));
        assertThat(ld.get("dateModified")).isEqualTo(shown.get("modifiedAt"));
        assertThat(ld.at("/image/0/@type").asText()).isEqualTo("ImageObject");
        assertThat(ld.at("/image/0/url").asText()).isEqualTo("https://pictures.example/a.jpg");
        assertThat(ld.at("/image/0/width").asInt()).isEqualTo(1600);
        assertThat(ld.at("/image/0/height").asInt()).isEqualTo(900);
        assertThat(ld.at("/image/0/caption").asText()).isEqualTo("A ferry");
        assertThat(ld.at("/image/0/creditText").asText()).isEqualTo("Mara Lind");
        assertThat(ld.at("/author/0/@type").asText()).isEqualTo("Person");
        assertThat(ld.at("/author/0/name").asText()).isEqualTo(author.getString("name"));
        assertThat(ld.at("/author/0/url").asText()).isEqualTo(SITE + "/authors/" + author.getString("slug"));
        assertThat(ld.at("/publisher/@type").asText()).isEqualTo("Organization");
        assertThat(ld.at("/publisher/name").asText()).isEqualTo("Broadsheet");
        assertThat(ld.at("/publisher/url").asText()).isEqualTo(SITE + "/");
        assertThat(ld.at("/articleSection/0")).isEqualTo(shown.at("/section/name"));
        assertThat(ld.at("/keywords/0")).isEqualTo(shown.at("/tags/0/name"));
        assertThat(ld.get("isAccessibleForFree").asBoolean()).isTrue();
        assertThat(ld.get("wordCount").asInt()).isEqualTo(2);
        assertThat(ld.get("commentCount").asInt()).isZero();
        assertThat(ld.has("coverageStartTime")).isEqualTo(type == ArticleType.liveblog);
        assertThat(ld.has("dateline")).isEqualTo(TYPES.get(type).endsWith("NewsArticle"));
        assertThat(ld.has("correction")).isFalse();

        JsonNode og = shown.get("openGraph");
        assertThat(contents(og, "property", "og:type")).containsExactly("article");
        assertThat(contents(og, "property", "og:site_name")).containsExactly("Broadsheet");
        assertThat(contents(og, "property", "og:url")).containsExactly(url);
        assertThat(contents(og, "property", "og:title")).containsExactly("For people");
        assertThat(contents(og, "property", "og:description")).containsExactly("What it is about.");
        assertThat(contents(og, "property", "og:locale")).containsExactly("en_GB");
        assertThat(contents(og, "property", "og:image")).containsExactly("https://pictures.example/a.jpg");
        assertThat(contents(og, "property", "og:image:width")).containsExactly("1600");
        assertThat(contents(og, "property", "og:image:alt")).containsExactly("A picture");
        assertThat(contents(og, "property", "article:published_time"))
                .containsExactly(shown.get("publishedAt").asText());
        assertThat(contents(og, "property", "article:author"))
                .containsExactly(SITE + "/authors/" + author.getString("slug"));
        assertThat(contents(og, "property", "article:tag"))
                .containsExactly(shown.at("/tags/0/name").asText());
        JsonNode twitter = shown.get("twitter");
        assertThat(contents(twitter, "name", "twitter:card")).containsExactly("summary_large_image");
        assertThat(contents(twitter, "name", "twitter:title")).containsExactly("For people");
        assertThat(contents(twitter, "name", "twitter:image")).containsExactly("https://pictures.example/a.jpg");
    }

    @Test
    void whoHadAHandInItIsToldApart() {
        String slug = anArticle()
                .with(
                        "byline",
                        List.of(
                                with("name", "Guest"),
                                with("name", "Mara", "role", "photos"),
                                with("name", "Second", "role", "by")))
                .published()
                .getString("slug");
        String pictures = anArticle()
                .with("byline", List.of(with("name", "Mara", "role", "photos")))
                .published()
                .getString("slug");
        String nobody = anArticle().published().getString("slug");

        JsonNode ld = read(address(slug, "include=jsonLd")).get("jsonLd");
        assertThat(ld.get("author").findValuesAsText("name")).containsExactly("Guest", "Second");
        assertThat(ld.at("/author/0").has("url")).isFalse();
        assertThat(ld.get("contributor").findValuesAsText("name")).containsExactly("Mara");
        JsonNode alone = read(address(pictures, "include=jsonLd")).get("jsonLd");
        assertThat(alone.get("author").findValuesAsText("name")).containsExactly("Mara");
        assertThat(alone.has("contributor")).isFalse();
        JsonNode none = read(address(nobody, "include=jsonLd"));
        assertThat(none.at("/jsonLd/author/0/@type").asText()).isEqualTo("Organization");
        assertThat(none.at("/jsonLd/author/0/name").asText()).isEqualTo("Broadsheet");
        assertThat(contents(none.get("twitter"), "name", "twitter:card")).containsExactly("summary");
        assertThat(contents(none.get("openGraph"), "property", "og:locale")).isEmpty();
    }

    @Test
    void correctionsAreToldAndUpdatesAreNone() {
        JsonPath article = anArticle().published();
        String path = address(article.getString("slug"), "include=jsonLd");
        assertThat(read(path).at("/jsonLd/correction").isMissingNode()).isTrue();
        for (String kind : List.of("correction", "update", "retraction")) {
            created(
                    "articles/" + article.getString("id") + "/corrections",
                    with("kind", kind, "text", "About the " + kind));
        }

        JsonNode shown = read(path);

        JsonNode corrections = shown.at("/jsonLd/correction");
        assertThat(corrections.findValuesAsText("text"))
                .containsExactly("About the correction", "About the retraction");
        assertThat(corrections.findValuesAsText("@type")).containsOnly("CorrectionComment");
        assertThat(corrections.at("/0/datePublished")).isEqualTo(shown.at("/corrections/0/at"));
    }

    @Test
    void whatTagsNameIsSaid() {
        String person =
                created("tags", with("name", unique("Rosa"), "type", "person")).getString("slug");
        String topic = created("tags", with("name", unique("Ferries"), "type", "topic"))
                .getString("slug");
        String slug = anArticle().tagged(topic, person).published().getString("slug");

        JsonNode ld = read(address(slug, "include=jsonLd")).get("jsonLd");

        assertThat(ld.get("keywords")).hasSize(2);
        assertThat(ld.get("about").findValuesAsText("@type")).containsExactly("Person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&fields=headline,jsonLd,openGraph,twitter,headHtml"})
    void nothingInItEndsAScriptOrAnAttribute(String fields) throws IOException {
        String hostile = "</script><script>alert(1)</script><!--\"'>&amp; <img onerror=alert(1)>";
        String section =
                created("sections", with("name", "S" + hostile, "slug", slug())).getString("slug");
        String author =
                created("authors", with("name", "A" + hostile, "slug", slug())).getString("slug");
        String tag =
                created("tags", with("name", "T" + hostile, "slug", slug())).getString("slug");
        String slug = anArticle()
                .inSection(section)
                .by(author)
                .tagged(tag)
                .headline(hostile)
                .with("standfirst", hostile)
                .with("image", aPicture("alt", hostile, "caption", hostile))
                .published()
                .getString("slug");

        String text =
                asAnonymous().get(address(slug, "include=jsonLd" + fields)).asString();

        String block = text.substring(text.indexOf("\"jsonLd\":"));
        assertThat(block).doesNotContain("<").doesNotContain(">").contains("\\u003c/script\\u003e");
        JsonNode shown = JSON.readTree(text);
        assertThat(shown.at("/jsonLd/headline").asText()).isEqualTo(hostile);
        Document page = Jsoup.parse("<html><head>" + shown.get("headHtml").asText() + "</head><body></body></html>");
        assertThat(page.body().childNodes()).isEmpty();
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img")).isEmpty();
        assertThat(JSON.readTree(
                        page.selectFirst("script[type=application/ld+json]").data()))
                .isEqualTo(shown.get("jsonLd"));
        assertThat(page.selectFirst("meta[property=og:title]").attr("content")).isEqualTo(hostile);
        assertThat(page.selectFirst("meta[name=description]").attr("content")).isEqualTo(hostile);
        assertThat(page.selectFirst("link[rel=canonical]").attr("href"))
                .isEqualTo(shown.at("/jsonLd/url").asText());
        assertThat(page.select("meta[property]")).hasSize(shown.get("openGraph").size());
        assertThat(page.select("meta[name^=twitter]"))
                .hasSize(shown.get("twitter").size());
    }

    private static String slug() {
        return unique("s").replace(' ', '-');
    }

    @Test
    void listsHaveItOnRequestOnlyAndInOneStatement() {
        String section = aSection();
        anArticle().inSection(section).published();
        anArticle().inSection(section).with("type", "opinion").published();
        String list = "/api/v1/articles?section=" + section;

        asAnonymous().get(list).then().body("data[0]", not(hasKey("jsonLd")));
        EmptyCache.now();
        List<String> sent = StatementLog.during(
                () -> assertThat(read(list + "&include=jsonLd").get("data").findValuesAsText("@type"))
                        .contains("OpinionNewsArticle", "NewsArticle"));
        assertThat(sent).hasSize(1);
        JsonNode picked = read(list + "&fields=slug,twitter").at("/data/0");
        assertThat(picked).hasSize(2);
        assertThat(contents(picked.get("twitter"), "name", "twitter:card")).containsExactly("summary");
        asAnonymous().get(list + "&include=jsonld").then().spec(isProblem(400, "invalidRequest", at("include")));
    }

    @Test
    void itIsTrueAfterRenamingAndMerging() {
        JsonPath author = created("authors", with("name", unique("Ana")));
        JsonPath other = created("authors", with("name", unique("Other")));
        JsonPath section = created("sections", with("name", unique("World")));
        String slug = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .published()
                .getString("slug");
        String path = address(slug, "include=jsonLd");
        read(path);

        patch("authors/" + author.getString("id"), with("name", "Ana Renamed"))
                .then()
                .statusCode(200);
        assertThat(read(path).at("/jsonLd/author/0/name").asText()).isEqualTo("Ana Renamed");
        patch("sections/" + section.getString("id"), with("name", "New World", "segment", slug()))
                .then()
                .statusCode(200);
        JsonNode shown = read(path);
        assertThat(shown.at("/jsonLd/articleSection/0").asText()).isEqualTo("New World");
        assertThat(shown.at("/jsonLd/url").asText())
                .isEqualTo(SITE + shown.get("path").asText());
        merge("authors", author.getString("id"), other.getString("slug")).then().statusCode(200);
        assertThat(read(path).at("/jsonLd/author/0/name").asText()).isEqualTo(other.getString("name"));
    }

    @Test
    void sectionsHaveTheirBreadcrumbs() {
        JsonPath top = created("sections", with("name", unique("World")));
        JsonPath middle = created("sections", with("name", unique("Americas"), "parent", top.getString("slug")));
        JsonPath low = created(
                "sections",
                with("name", unique("Chile"), "parent", middle.getString("slug"), "description", "From <Arica> on"));
        String path = "/api/v1/sections/" + low.getString("slug");
        asAnonymous().get(path).then().body("$", not(hasKey("jsonLd")));

        JsonNode shown = read(path + "?include=jsonLd");

        assertThat(shown.at("/jsonLd/@type").asText()).isEqualTo("BreadcrumbList");
        JsonNode crumbs = shown.at("/jsonLd/itemListElement");
        assertThat(crumbs.findValuesAsText("position")).containsExactly("1", "2", "3");
        assertThat(crumbs.findValuesAsText("name"))
                .containsExactly(top.getString("name"), middle.getString("name"), low.getString("name"));
        assertThat(crumbs.at("/2/item").asText())
                .isEqualTo(SITE + shown.get("path").asText());
        assertThat(shown.get("path").asText())
                .startsWith(crumbs.at("/1/item").asText().substring(SITE.length()));
        assertThat(contents(shown.get("openGraph"), "property", "og:description"))
                .containsExactly("From <Arica> on");
        assertThat(contents(shown.get("openGraph"), "property", "og:type")).containsExactly("website");
        assertThat(shown.get("headHtml").asText()).contains("content=\"From &lt;Arica&gt; on\"");

        patch("sections/" + top.getString("id"), with("name", "Globe")).then().statusCode(200);
        assertThat(read(path + "?include=jsonLd")
                        .at("/jsonLd/itemListElement/0/name")
                        .asText())
                .isEqualTo("Globe");
        EmptyCache.now();
        assertThat(StatementLog.during(() -> read("/api/v1/sections?limit=2&include=jsonLd")))
                .hasSize(1);
        assertThat(read("/api/v1/sections?limit=2&include=jsonLd")
                        .at("/data/1/jsonLd/@type")
                        .asText())
                .isEqualTo("BreadcrumbList");
        asAnonymous().get(path + "?include=body").then().spec(isProblem(400, "invalidRequest", at("include")));
    }
}
