package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A body as HTML, as plain text, and by its headings. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BodyFormsTest {

    private static final String ARTICLES = "/api/v1/articles";
    private static final String HOSTILE = "</h2><script>alert(1)</script>\",\"body\":[1] & \\ “x”";

    private static JsonPath read(String slug, String query) {
        return asAnonymous()
                .get(ARTICLES + "/" + slug + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> heading(int level, String text) {
        return with("type", "heading", "level", level, "text", text);
    }

    @Test
    void theTableOfContentsLeadsToEveryHeading() {
        String slug = anArticle()
                .blocks(
                        heading(2, "Part one"),
                        with("type", "paragraph", "html", "x".repeat(15_000)),
                        with("type", "paragraph", "html", "é".repeat(15_000)),
                        with("type", "factbox", "title", "Box", "blocks", List.of(heading(3, "In the box"))),
                        heading(3, "Part one"),
                        with("type", "paragraph", "html", "\"type\":\"heading\""),
                        heading(4, HOSTILE))
                .published()
                .getString("slug");

        JsonPath article = read(slug, "include=bodyHtml,toc,jsonLd");

        List<Map<String, Object>> toc = article.getList("toc");
        assertThat(toc).extracting(entry -> entry.get("text")).containsExactly("Part one", "Part one", HOSTILE);
        assertThat(toc).extracting(entry -> entry.get("level")).containsExactly(2, 3, 4);
        Document html = Jsoup.parseBodyFragment(article.getString("bodyHtml"));
        for (Map<String, Object> entry : toc) {
            Element heading = html.getElementById((String) entry.get("anchor"));
            assertThat(heading.normalName()).isEqualTo("h" + entry.get("level"));
            assertThat(heading.text()).isEqualTo(entry.get("text"));
        }
        assertThat(html.select("script")).isEmpty();
        assertThat(html.select("aside.factbox h3").eachText()).containsExactly("In the box");
        assertThat(article.getList("body")).hasSize(7);
        assertThat(article.getString("headline")).isEqualTo(article.getString("jsonLd.headline"));
    }

    @Test
    void theTableOfContentsComesWithoutTheBody() {
        String section = aSection();
        String slug = anArticle()
                .inSection(section)
                .body("markdown", "## One\n\nText.")
                .published()
                .getString("slug");
        anArticle().inSection(section).published();
        String list = ARTICLES + "?section=" + section;

        asAnonymous().get(list).then().body("data[0]", not(hasKey("toc")));
        EmptyCache.now();
        assertThat(StatementLog.during(() -> asAnonymous().get(list + "&include=toc")))
                .hasSize(1);
        JsonPath page = asAnonymous().get(list + "&include=toc").jsonPath();
        assertThat(page.getMap("data[0]")).doesNotContainKey("body");
        assertThat(page.getList("data[0].toc")).isEmpty();
        assertThat(page.getString("data[1].toc[0].anchor")).isEqualTo("one");
        assertThat(page.getList("data[1].corrections")).isEmpty();
        assertThat(read(slug, "fields=toc.text,slug").getMap("$"))
                .isEqualTo(with("slug", slug, "toc", List.of(with("text", "One"))));
        assertThat(asAnonymous().get(list + "&include=body,toc").jsonPath().getList("data[1].body"))
                .hasSize(2);
    }

    @Test
    void picturesAreFiguresThatLoadLate() {
        String picture =
                aPicture("alt", "A \"ferry\" <1>", "caption", "Line 4", "credit", "Mara", "width", 1600, "height", 900);
        String slug = anArticle()
                .blocks(
                        with("type", "image", "media", picture),
                        with("type", "gallery", "images", List.of(with("media", picture, "caption", HOSTILE))))
                .published()
                .getString("slug");

        Document html = Jsoup.parseBodyFragment(read(slug, "include=bodyHtml").getString("bodyHtml"));

        assertThat(html.select("figure > img")).hasSize(2).allSatisfy(img -> {
            assertThat(img.attr("src")).isEqualTo("https://pictures.example/a.jpg");
            assertThat(img.attr("alt")).isEqualTo("A \"ferry\" <1>");
            assertThat(img.attr("width")).isEqualTo("1600");
            assertThat(img.attr("height")).isEqualTo("900");
            assertThat(img.attr("loading")).isEqualTo("lazy");
        });
        assertThat(html.select("figcaption").eachText()).containsExactly("Line 4 Mara", HOSTILE + " Mara");
        assertThat(html.select("script")).isEmpty();
        patch("media/" + picture, with("alt", "Another")).then().statusCode(200);
        assertThat(read(slug, "include=bodyHtml").getString("bodyHtml")).contains("alt=\"Another\"");
    }

    @Test
    void plainTextKeepsTheNumbersOfLists() {
        String slug = anArticle()
                .body("markdown", "Before\n\n1. one\n2. two\n   1. inner\n3. three\n\n- a & <b>\n\n> Said")
                .published()
                .getString("slug");

        String text = read(slug, "include=bodyText").getString("bodyText");

        assertThat(text).startsWith("Before\n\n1. one\n2. two\n  1. inner\n3. three\n\n- a &");
        assertThat(text).endsWith("Said").doesNotContain("<p>");
    }
}
