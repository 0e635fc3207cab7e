package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.moderate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.rometools.modules.content.ContentModule;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class FeedsTest {

    private static final String FEEDS = "/api/v1/feeds/";
    /** Where the tests' site is. */
    private static final String SITE = "http://localhost:8080";

    private static Response get(String path) {
        return asAnonymous().urlEncodingEnabled(false).get(path);
    }

    private static String text(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }

    private static SyndFeed parsed(String path) {
        Response response = get(path);
        response.then().statusCode(200);
        try {
            Xml.of(response.asByteArray());
            SyndFeedInput input = new SyndFeedInput();
            // It would mend what needs no mending.
            input.setXmlHealerOn(false);
            return input.build(new StringReader(text(response)));
        } catch (Exception e) {
            throw new AssertionError(text(response), e);
        }
    }

    @Test
    void rssHasWholeArticles() {
        JsonPath section = created("sections", with("name", unique("Sección <b>")));
        JsonPath author = created("authors", with("name", unique("Ána & Ruiz")));
        JsonPath tag = created("tags", with("name", unique("Tag]]>")));
        JsonPath article = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .byGuest("A Guest")
                .tagged(tag.getString("slug"))
                .headline("Bread & <b>butter</b>")
                .with("standfirst", "It costs < 2 & > 1.")
                .with("language", "ar")
                .with("image", aPicture("caption", "A caption", "width", 800, "height", 600, "credit", "Somebody"))
                .body("html", "<p>“Quoted” <a href='#x'>below</a> &amp; ]]&gt; more</p>")
                .publishedAt("2026-04-14T15:00:00Z")
                .published();
        SyndFeed feed = parsed(FEEDS + "rss.xml?section=" + section.getString("slug"));
        SyndEntry entry = feed.getEntries().get(0);
        String url = SITE + "/" + section.getString("slug") + "/" + article.getString("slug");

        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("Broadsheet – " + section.getString("name"));
        assertThat(feed.getLink()).isEqualTo(SITE + "/" + section.getString("slug"));
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + article.getString("id"));
        assertThat(entry.getLink()).isEqualTo(url);
        assertThat(entry.getTitle()).isEqualTo("Bread & <b>butter</b>");
        assertThat(entry.getDescription().getValue()).isEqualTo("It costs &lt; 2 &amp; &gt; 1.");
        assertThat(entry.getPublishedDate()).isEqualTo("2026-04-14T15:00:00Z");
        assertThat(((DCModule) entry.getModule(DCModule.URI)).getCreators())
                .containsExactly(author.getString("name"), "A Guest");
        assertThat(((DCModule) entry.getModule(DCModule.URI)).getLanguage()).isEqualTo("ar");
        assertThat(entry.getCategories())
                .extracting(SyndCategory::getName)
                .containsExactly(section.getString("name"), tag.getString("name"));
        assertThat(((ContentModule) entry.getModule(ContentModule.URI))
                        .getEncodeds()
                        .get(0))
                .contains("“Quoted”", "]]&gt; more");
        MediaContent picture = ((MediaEntryModule) entry.getModule(MediaEntryModule.URI)).getMediaContents()[0];
        assertThat(picture.getReference()).hasToString("https://pictures.example/a.jpg");
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(picture.getMetadata().getDescription()).isEqualTo("A caption");
    }

    @Test
    void atomHasWholeArticles() {
        String section = aSection();
        JsonPath author = created("authors", with("name", unique("Author")));
        JsonPath article = anArticle()
                .inSection(section)
                .by(author.getString("slug"))
                .body("html", "<p>One ]]&gt; two</p>")
                .publishedAt("2026-04-14T15:00:00Z")
                .published();
        patch("articles/" + article.getString("id"), with("headline", "Other"))
                .then()
                .statusCode(200);
        act(article.getString("id"), "publish", with("substantive", true))
                .then()
                .statusCode(200);
        SyndFeed feed = parsed(FEEDS + "atom.xml?section=" + section);
        SyndEntry entry = feed.getEntries().get(0);

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getUri()).isEqualTo(SITE + FEEDS + "atom.xml?section=" + section);
        assertThat(feed.getPublishedDate()).isEqualTo(entry.getUpdatedDate());
        assertThat(feed.getAuthors().get(0).getName()).isEqualTo("Broadsheet");
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + article.getString("id"));
        assertThat(entry.getTitle()).isEqualTo("Other");
        assertThat(entry.getLink()).isEqualTo(SITE + "/" + section + "/" + article.getString("slug"));
        assertThat(entry.getPublishedDate()).isEqualTo("2026-04-14T15:00:00Z");
        assertThat(entry.getUpdatedDate()).isAfter(entry.getPublishedDate());
        assertThat(entry.getAuthors().get(0).getName()).isEqualTo(author.getString("name"));
        assertThat(entry.getAuthors().get(0).getUri()).isEqualTo(SITE + "/authors/" + author.getString("slug"));
        assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
        assertThat(entry.getContents().get(0).getValue()).isEqualTo("<p>One ]]&gt; two</p>");
    }

    @Test
    void jsonFeedHasWhatItsSpecificationDemands() {
        String section = aSection();
        JsonPath author = created("authors", with("name", unique("Author")));
        JsonPath article = anArticle()
                .inSection(section)
                .by(author.getString("slug"))
                .with("image", aPicture())
                .body("html", "<p>One</p>")
                .publishedAt("2026-04-14T15:00:00Z")
                .published();
        String path = FEEDS + "feed.json?section=" + section;

        get(path)
                .then()
                .statusCode(200)
                .contentType("application/feed+json;charset=UTF-8")
                .body("version", equalTo("https://jsonfeed.org/version/1.1"))
                .body("title", containsString("Broadsheet – "))
                .body("home_page_url", equalTo(SITE + "/" + section))
                .body("feed_url", equalTo(SITE + path))
                .body("$", not(hasKey("next_url")))
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("urn:uuid:" + article.getString("id")))
                .body("items[0].url", equalTo(SITE + "/" + section + "/" + article.getString("slug")))
                .body("items[0].title", equalTo(article.getString("headline")))
                .body("items[0].content_html", equalTo("<p>One</p>"))
                .body("items[0].image", equalTo("https://pictures.example/a.jpg"))
                .body("items[0].date_published", equalTo("2026-04-14T15:00:00Z"))
                .body(
                        "items[0].authors",
                        contains(Map.of(
                                "name",
                                author.getString("name"),
                                "url",
                                SITE + "/authors/" + author.getString("slug"))));
    }

    @Test
    void whatIsReadElsewhereLeadsBackToTheSite() {
        String section = aSection();
        JsonPath target = anArticle().inSection(section).published();
        JsonPath article = anArticle()
                .inSection(section)
                .blocks(
                        Map.of(
                                "type",
                                "paragraph",
                                "html",
                                "<a href=\"article:" + target.getString("id") + "\">it</a>"),
                        Map.of("type", "image", "media", aPicture("url", "/pictures/a.jpg")))
                .published();

        get(FEEDS + "feed.json?ids=" + article.getString("id"))
                .then()
                .body(
                        "items[0].content_html",
                        containsString("href=\"" + SITE + "/" + section + "/" + target.getString("slug") + "\""))
                .body("items[0].content_html", containsString("src=\"" + SITE + "/pictures/a.jpg\""));
    }

    /** What the list of articles shows, in its order, whatever is asked. */
    @Test
    void feedsHaveEveryFilterOfTheList() {
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper.getString("slug")));
        JsonPath author = created("authors", with("name", unique("Author")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        String language = "x-" + Long.toString(System.nanoTime(), 36).substring(0, 6);
        for (int i = 0; i < 4; i++) {
            anArticle()
                    .inSection((i % 2 == 0 ? upper : lower).getString("slug"))
                    .by(author.getString("slug"))
                    .tagged(tag.getString("slug"))
                    .with("type", i == 1 ? "opinion" : "news")
                    .with("language", i == 2 ? "pt-BR" : "en")
                    .publishedAt("2026-04-1" + i + "T15:00:00Z")
                    .published();
        }
        for (String query : List.of(
                "section=" + upper.getString("slug"),
                "primarySection=" + lower.getString("slug"),
                "author=" + author.getString("slug") + "&language=pt-BR",
                "tag=" + tag.getString("slug") + "&type=opinion&type=news&sort=publishedAt",
                "tag=" + tag.getString("slug") + "&sort=headline&limit=3",
                "tag=" + tag.getString("slug")
                        + "&publishedFrom=2026-04-11T00:00:00Z&publishedBefore=2026-04-13T00:00:00Z",
                "tag=" + tag.getString("slug") + "&page=2&limit=3",
                "tag=" + language)) {
            List<String> ids = get("/api/v1/articles?" + query).jsonPath().<String>getList("data.id").stream()
                    .map(id -> "urn:uuid:" + id)
                    .toList();
            if (!query.endsWith(language)) {
                assertThat(ids).as(query).isNotEmpty();
            }
            assertThat(get(FEEDS + "feed.json?" + query).jsonPath().getList("items.id", String.class))
                    .as(query)
                    .isEqualTo(ids);
            assertThat(parsed(FEEDS + "rss.xml?" + query).getEntries())
                    .as(query)
                    .extracting(SyndEntry::getUri)
                    .isEqualTo(ids);
            assertThat(parsed(FEEDS + "atom.xml?" + query).getEntries())
                    .as(query)
                    .extracting(SyndEntry::getUri)
                    .isEqualTo(ids);
        }
        get(FEEDS + "feed.json?total=exact&limit=1&tag=" + tag.getString("slug"))
                .then()
                .body("_broadsheet.total", equalTo(4));
        assertThat(text(get(FEEDS + "rss.xml?total=exact&limit=1&tag=" + tag.getString("slug"))))
                .contains(":totalResults>4<");
    }

    @ParameterizedTest
    @CsvSource({"rss.xml, application/rss+xml", "atom.xml, application/atom+xml"})
    void pagesLeadOn(String file, String type) throws Exception {
        String section = aSection();
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            all.add(
                    0,
                    "urn:uuid:"
                            + anArticle()
                                    .inSection(section)
                                    .publishedAt("2026-04-1" + i + "T15:00:00Z")
                                    .published()
                                    .getString("id"));
        }
        String first = FEEDS + file + "?limit=1&section=" + section;
        List<String> walked = new ArrayList<>();
        String next = first;
        while (next != null) {
            Response page = get(next);
            page.then().statusCode(200).contentType(type + ";charset=UTF-8");
            Xml xml = Xml.of(page.asByteArray());
            assertThat(link(xml, "self")).isEqualTo(SITE + next);
            assertThat(link(xml, "first")).isEqualTo(SITE + first);
            assertThat(link(xml, "previous") == null).isEqualTo(next.equals(first));
            walked.addAll(
                    parsed(next).getEntries().stream().map(SyndEntry::getUri).toList());
            String link = link(xml, "next");
            if (link != null) {
                assertThat(page.header("Link")).contains("<" + link.substring(SITE.length()) + ">; rel=\"next\"");
            }
            next = link == null ? null : link.substring(SITE.length());
        }
        assertThat(walked).isEqualTo(all);
    }

    private static String link(Xml xml, String relation) {
        return xml.all("link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map((Element link) -> link.getAttribute("href"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void jsonFeedLeadsOn() {
        String section = aSection();
        JsonPath older = anArticle()
                .inSection(section)
                .publishedAt("2026-04-11T15:00:00Z")
                .published();
        anArticle().inSection(section).publishedAt("2026-04-12T15:00:00Z").published();
        String next = get(FEEDS + "feed.json?limit=1&section=" + section).path("next_url");

        assertThat(next).startsWith(SITE + FEEDS + "feed.json?");
        get(next.substring(SITE.length()))
                .then()
                .body("items.id", contains("urn:uuid:" + older.getString("id")))
                .body("$", not(hasKey("next_url")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.xml", "atom.xml", "feed.json"})
    void feedsAreKeptAndFollowWhatTheyAreMadeOf(String file) {
        String section = aSection();
        JsonPath article =
                anArticle().inSection(section).headline(unique("One")).published();
        String path = FEEDS + file + "?section=" + section;
        EmptyCache.now();

        assertThat(StatementLog.during(() -> get(path).then().statusCode(200))).hasSize(1);
        String tag = get(path).header("ETag");
        asAnonymous().header("If-None-Match", tag).get(path).then().statusCode(304);
        asAnonymous().header("Accept", "text/xml").get(path).then().statusCode(200);
        get(path).then().header("Surrogate-Key", containsString("article:" + article.getString("id")));
        aComment().on(article.getString("slug")).approved();
        assertThat(get(path).header("ETag")).as("says nothing of comments").isEqualTo(tag);

        String added = anArticle().inSection(section).published().getString("id");
        assertThat(text(get(path))).contains(added).contains(article.getString("id"));
        patch("articles/" + article.getString("id"), with("headline", "Quite another"))
                .then()
                .statusCode(200);
        act(article.getString("id"), "publish").then().statusCode(200);
        assertThat(text(get(path))).contains("Quite another");
        act(added, "unpublish").then().statusCode(200);
        act(article.getString("id"), "kill", with("statement", "Not so."))
                .then()
                .statusCode(200);
        assertThat(text(get(path))).doesNotContain(added).doesNotContain(article.getString("id"));
    }

    @Test
    void hostileTextLeavesFeedsWellFormed() throws Exception {
        String section = aSection();
        List<String> texts = List.of(
                "a\u0001\u0008\u000b\u001fb\u007f\u0085",
                "]]> <![CDATA[ ]]>",
                "\u202eabc\u202c \u2066שלום\u2069",
                "\ud83d\ude00 & < > \" '",
                "<?xml version=\"1.0\"?><!DOCTYPE a>&b;");
        int made = 0;
        for (String text : texts) {
            Response sent = anArticle()
                    .inSection(section)
                    .with("standfirst", text)
                    .blocks(
                            Map.of("type", "code", "text", text),
                            Map.of("type", "pullquote", "text", text),
                            Map.of("type", "paragraph", "html", "<a href=\"https://a.example/\" title=\"a]]>\">x</a>"))
                    .sent();
            if (sent.statusCode() == 201) {
                act(sent.path("id"), "publish").then().statusCode(200);
                made++;
            }
        }
        anArticle()
                .inSection(section)
                .blocks(Stream.generate(() -> Map.of("type", "code", "text", "large ]]> \u001f ".repeat(7_500)))
                        .limit(12)
                        .toArray(Map<?, ?>[]::new))
                .published();
        made++;

        assertThat(made).isGreaterThanOrEqualTo(4);
        assertThat(parsed(FEEDS + "rss.xml?section=" + section).getEntries()).hasSize(made);
        assertThat(parsed(FEEDS + "atom.xml?section=" + section).getEntries()).hasSize(made);
        get(FEEDS + "feed.json?section=" + section).then().body("items", hasSize(made));
        assertThat(text(get(FEEDS + "rss.xml?section=" + section))).contains("\u202eabc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rss.xml", "atom.xml", "feed.json", "corrections/rss.xml", "articles/none/comments/atom.xml"})
    void whatNobodyReadsIsRefused(String file) {
        get(FEEDS + file + "?colour=red")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem("colour"));
        get(FEEDS + file + "?cursor=x&limit=101").then().statusCode(400);
        get(FEEDS + file.replace("xml", "txt").replace("json", "txt")).then().statusCode(404);
    }

    /** Whether an article lies in the section itself, or anywhere, makes no difference. */
    @Test
    void aFeedIsCalledByItsSectionTagOrAuthor() {
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper.getString("slug")));
        JsonPath empty = created("sections", with("name", unique("Empty")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath hidden = created("tags", with("name", unique("Hidden")));
        anArticle()
                .inSection(lower.getString("slug"))
                .tagged(tag.getString("slug"))
                .published();
        String feed = FEEDS + "feed.json?";

        get(feed + "section=" + upper.getString("slug"))
                .then()
                .body("title", equalTo("Broadsheet – " + upper.getString("name")))
                .body("home_page_url", equalTo(SITE + "/" + upper.getString("slug")));
        get(feed + "section=" + empty.getString("id"))
                .then()
                .body("title", equalTo("Broadsheet – " + empty.getString("name")));
        get(feed + "tag=" + tag.getString("slug"))
                .then()
                .body("title", equalTo("Broadsheet – " + tag.getString("name")))
                .body("home_page_url", equalTo(SITE + "/"));
        get(feed + "tag=" + hidden.getString("slug")).then().body("title", equalTo("Broadsheet"));
        get(feed + "section=none").then().body("title", equalTo("Broadsheet"));
        String renamed = unique("Renamed");
        patch("sections/" + upper.getString("id"), with("name", renamed)).then().statusCode(200);
        get(feed + "section=" + upper.getString("slug")).then().body("title", equalTo("Broadsheet – " + renamed));
    }

    @Test
    void correctionsAreAFeed() {
        JsonPath article = anArticle().published();
        JsonPath correction = created(
                "articles/" + article.getString("id") + "/corrections",
                with("kind", "retraction", "text", "It was <b>not</b> so.\nSorry."));
        String id = "urn:uuid:" + correction.getString("id");

        get(FEEDS + "corrections/feed.json?kind=retraction&limit=100")
                .then()
                .statusCode(200)
                .body("title", equalTo("Broadsheet – Corrections"))
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.title", equalTo(article.getString("headline")))
                .body(
                        "items.find { it.id == '" + id + "' }.content_html",
                        equalTo("<p>It was &lt;b&gt;not&lt;/b&gt; so.<br>Sorry.</p>"))
                .body("items.tags", everyItem(contains("retraction")));
        for (String file : List.of("rss.xml", "atom.xml")) {
            assertThat(parsed(FEEDS + "corrections/" + file + "?limit=100").getEntries())
                    .extracting(SyndEntry::getUri)
                    .contains(id);
        }
        act(article.getString("id"), "unpublish").then().statusCode(200);
        get(FEEDS + "corrections/feed.json?limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void commentsAreAFeedOfWhatEverybodySees() {
        JsonPath article = anArticle().headline(unique("Discussed")).published();
        String slug = article.getString("slug");
        String path = FEEDS + "articles/" + slug + "/comments/";
        get(path + "feed.json").then().statusCode(200).body("items", hasSize(0));
        String first = aComment().on(slug).text("The *first*.").approved();
        String held = aComment().on(slug).text("Held back.").held();
        String rejected = aComment().on(slug).text("Rejected.").held();
        moderate(rejected, "reject").then().statusCode(200);
        String second = aComment().on(slug).text("The second.").approved();

        get(path + "feed.json")
                .then()
                .body("items.id", contains("urn:uuid:" + second, "urn:uuid:" + first))
                .body("items[1].content_html", containsString("<em>first</em>"))
                .body("items[1].title", containsString(": The first."))
                .body("items[1].url", equalTo(articleUrl(article) + "#comment-" + first))
                .body("home_page_url", equalTo(articleUrl(article)))
                .body("title", equalTo("Broadsheet – " + article.getString("headline")));
        for (String file : List.of("rss.xml", "atom.xml")) {
            assertThat(parsed(path + file).getEntries())
                    .extracting(SyndEntry::getUri)
                    .containsExactly("urn:uuid:" + second, "urn:uuid:" + first);
            assertThat(text(get(path + file))).doesNotContain(held).doesNotContain("Held back");
        }
        String next = get(path + "feed.json?limit=1").path("next_url");
        get(next.substring(SITE.length())).then().body("items.id", contains("urn:uuid:" + first));
        moderate(second, "reject").then().statusCode(200);
        get(path + "feed.json").then().body("items.id", contains("urn:uuid:" + first));
        patch("articles/" + article.getString("id"), with("slug", slug + "-x"))
                .then()
                .statusCode(200);
        act(article.getString("id"), "publish").then().statusCode(200);
        get(path + "rss.xml?limit=2")
                .then()
                .statusCode(308)
                .header("Location", FEEDS + "articles/" + slug + "-x/comments/rss.xml?limit=2");
        act(article.getString("id"), "unpublish").then().statusCode(200);
        get(FEEDS + "articles/" + slug + "-x/comments/rss.xml").then().statusCode(404);
    }

    private static String articleUrl(JsonPath article) {
        return SITE
                + asAnonymous()
                        .get("/api/v1/articles/" + article.getString("id"))
                        .path("path");
    }
}
