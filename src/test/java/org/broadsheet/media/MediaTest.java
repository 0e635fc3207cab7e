package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class MediaTest {

    @Test
    void pictureIsKeptAsItWasSent() {
        JsonPath sent = created(
                "media",
                with(
                        "url", "https://pictures.example/harbour.jpg?w=1200",
                        "alt", " The harbour at dawn ",
                        "caption", "Before the first ferry",
                        "credit", "Ana Ruiz",
                        "width", 1200,
                        "height", 800,
                        "focalPoint", with("x", 0.25, "y", 0),
                        "rights", "© Ana Ruiz"));

        asAdministrator()
                .get(MANAGE + "/media/" + sent.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("url", equalTo("https://pictures.example/harbour.jpg?w=1200"))
                .body("alt", equalTo("The harbour at dawn"))
                .body("width", equalTo(1200))
                .body("focalPoint.x", equalTo(0.25f))
                .body("focalPoint.y", equalTo(0.0f))
                .body("rights", equalTo("© Ana Ruiz"));
        asAdministrator().get(MANAGE + "/media?limit=100").then().body("data.id", hasItem(sent.getString("id")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/png;base64,AA==",
                "//evil.example/a.png",
                "/\\evil.example/a.png",
                "ftp://pictures.example/a.png",
                "pictures/a.png",
                "https://pictures.example/a b.png",
                "https://pictures.example/\"onerror=alert(1)",
                ""
            })
    void otherAddressesAreRefused(String url) {
        create("media", with("url", url))
                .then()
                .spec(isProblem(400, "invalidRequest", everyItem(hasEntry("pointer", "/url"))));
    }

    @Test
    void everyFailedFieldIsNamed() {
        create("media", with("url", "https://a.example/b", "width", 0, "focalPoint", with("x", 1.5)))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/width"), at("/focalPoint/x"), at("/focalPoint/y")));
    }

    @Test
    void articleShowsItsPictureWholeEverywhere() {
        String picture = aPicture("alt", "The harbour");
        String section = aSection();
        JsonPath article = anArticle().inSection(section).with("image", picture).published();
        String path = "/api/v1/articles/" + article.getString("slug");

        assertThat(article.getString("image")).isEqualTo(picture);
        asAnonymous()
                .get(path)
                .then()
                .body("image.id", equalTo(picture))
                .body("image.url", equalTo("https://pictures.example/a.jpg"))
                .body("image.alt", equalTo("The harbour"))
                .body("image.focalPoint", nullValue());
        asAnonymous()
                .get("/api/v1/articles?fields=image.alt&section=" + section)
                .then()
                .body("data.image.alt", contains("The harbour"));

        patch("media/" + picture, with("alt", "The harbour at dawn")).then().statusCode(200);

        asAnonymous().get(path).then().body("image.alt", equalTo("The harbour at dawn"));
        patch("articles/" + article.getString("id"), with("image", null)).then().body("image", nullValue());
        act(article.getString("id"), "publish").then().statusCode(200);
        asAnonymous().get(path).then().body("image", nullValue());
    }

    @Test
    void blocksShowTheirPicturesWhole() {
        String first =
                aPicture("alt", "One \"<&>\"", "caption", "Its \\ own", "credit", "Ana", "width", 4, "height", 3);
        String second = aPicture("caption", "Second");
        JsonPath article = anArticle()
                .blocks(
                        with("type", "image", "media", first, "layout", "wide"),
                        with("type", "paragraph", "html", "\"media\":\"" + first + "\""),
                        with(
                                "type",
                                "factbox",
                                "title",
                                "Box",
                                "blocks",
                                List.of(with("type", "image", "media", second, "caption", "Better $1 \\1"))),
                        with("type", "gallery", "images", List.of(with("media", first, "credit", "Mara"))))
                .published();
        String path = "/api/v1/articles/" + article.getString("slug") + "?include=body,bodyHtml,bodyText";

        assertThat(article.getString("body[0].media")).isEqualTo(first);
        JsonPath seen = asAnonymous().get(path).then().statusCode(200).extract().jsonPath();
        assertThat(seen.getString("body[0].media.id")).isEqualTo(first);
        assertThat(seen.getString("body[0].media.alt")).isEqualTo("One \"<&>\"");
        assertThat(seen.getString("body[0].layout")).isEqualTo("wide");
        assertThat(seen.getString("body[1].html")).isEqualTo("\"media\":\"" + first + "\"");
        assertThat(seen.getString("body[2].blocks[0].media.caption")).isEqualTo("Second");
        assertThat(seen.getString("body[2].blocks[0].caption")).isEqualTo("Better $1 \\1");
        assertThat(seen.getString("body[3].images[0].media.id")).isEqualTo(first);
        assertThat(seen.getString("bodyHtml"))
                .startsWith("<figure class=\"image\"><img src=\"https://pictures.example/a.jpg\" "
                        + "alt=\"One &quot;&lt;&amp;&gt;&quot;\" width=\"4\" height=\"3\" loading=\"lazy\">"
                        + "<figcaption>Its \\ own <cite>Ana</cite></figcaption></figure>\n")
                .contains("<figcaption>Better $1 \\1</figcaption>")
                .contains("<div class=\"gallery\"><figure class=\"image\">")
                .contains("<cite>Mara</cite>")
                .doesNotContain("\uFFFF");
        assertThat(seen.getString("bodyText")).contains("Better $1 \\1").doesNotContain("\uFFFF");
        EmptyCache.now();
        assertThat(StatementLog.during(() -> asAnonymous().get(path))).hasSize(1);
    }

    @Test
    void authorShowsTheirPicture() {
        String picture = aPicture("alt", "Ana");
        JsonPath author = created("authors", with("name", unique("Author"), "image", picture));

        asAnonymous().get("/api/v1/authors/" + author.getString("slug")).then().body("image.alt", equalTo("Ana"));
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/media/" + picture)
                .then()
                .spec(isProblem(409, "inUse"))
                .body("holders.kind", contains("author"));
        patch("authors/" + author.getString("id"), with("image", null)).then().statusCode(200);
        asAnonymous().get("/api/v1/authors/" + author.getString("slug")).then().body("image", nullValue());
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/media/" + picture)
                .then()
                .statusCode(204);
    }

    @Test
    void pictureInUseStays() {
        String lead = aPicture();
        String inside = aPicture();
        JsonPath draft = anArticle()
                .with("image", lead)
                .blocks(with("type", "image", "media", inside))
                .draft();

        for (String picture : Arrays.asList(lead, inside)) {
            asAdministrator()
                    .header("If-Match", "*")
                    .delete(MANAGE + "/media/" + picture)
                    .then()
                    .spec(isProblem(409, "inUse"))
                    .body("holders.examples.flatten()", hasItems(draft.getString("id")));
        }
    }

    @Test
    void unknownPicturesAreNamedWithTheirPlace() {
        String unknown = UUID.randomUUID().toString();
        anArticle()
                .with("image", unknown)
                .blocks(
                        with("type", "divider"),
                        with("type", "factbox", "blocks", List.of(with("type", "image", "media", unknown))),
                        with("type", "gallery", "images", List.of(with("media", unknown))))
                .sent()
                .then()
                .spec(isProblem(
                        400,
                        "invalidRequest",
                        at("/image"),
                        at("/body/1/blocks/0/media"),
                        at("/body/2/images/0/media")));
        create("authors", with("name", unique("Author"), "image", unknown))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/image")));
    }
}
