package org.broadsheet.resolver;

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
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path leads to, at every moment of its life. Each question is asked again after the change, so kept answers count. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ResolverTest {

    private static ValidatableResponse resolve(String path) {
        return asAnonymous().queryParam("path", path).get("/api/v1/resolve").then();
    }

    private static void leadsTo(String path, String kind, String id) {
        String collection = kind.equals("section") ? "/api/v1/sections/" : "/api/v1/" + kind + "s/";
        String href = resolve(path)
                .statusCode(200)
                .body("kind", equalTo(kind))
                .body("status", equalTo(200))
                .body("location", nullValue())
                .body("target.kind", equalTo(kind))
                .body("target.id", equalTo(id))
                .body("target.path", equalTo(path))
                .body("target.url", equalTo("http://localhost:8080" + path))
                .extract()
                .path("target.href");
        assertThat(href).startsWith(collection);
        asAnonymous().get(href).then().statusCode(200).body("id", equalTo(id));
    }

    private static void movedTo(String path, String location, String kind) {
        resolve(path)
                .statusCode(200)
                .body("kind", equalTo("redirect"))
                .body("status", equalTo(308))
                .body("location", equalTo(location))
                .body("target.kind", equalTo(kind))
                .body("target.path", equalTo(location));
    }

    private static void leadsNowhere(String path) {
        resolve(path).spec(isProblem(404, "notFound"));
    }

    private static String slug() {
        return unique("s").replace(' ', '-');
    }

    private static String pathOf(String kind, String name) {
        return asAnonymous()
                .get("/api/v1/" + kind + "/" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("path");
    }

    private static void rename(String article, String slug) {
        patch("articles/" + article, with("slug", slug)).then().statusCode(200);
        act(article, "publish").then().statusCode(200);
    }

    @Test
    void anArticleIsThereAsSoonAsItIsPublishedAndNoLonger() {
        String section = aSection();
        String slug = slug();
        String path = "/" + section + "/" + slug;
        String id = anArticle().inSection(section).with("slug", slug).draft().getString("id");
        leadsNowhere(path);

        act(id, "publish").then().statusCode(200);
        leadsTo(path, "article", id);
        movedTo("/" + section + "/" + id, path, "article");

        act(id, "unpublish").then().statusCode(200);
        leadsNowhere(path);
        act(id, "publish").then().statusCode(200);
        leadsTo(path, "article", id);
    }

    @Test
    void formerPathsLeadOnInOneStep() {
        JsonPath section = created("sections", with("name", unique("World")));
        JsonPath other = created("sections", with("name", unique("Other")));
        String first = slug();
        String second = slug();
        String third = slug();
        String id = anArticle()
                .inSection(section.getString("slug"))
                .with("slug", first)
                .published()
                .getString("id");
        String world = "/" + section.getString("slug");
        leadsTo(world + "/" + first, "article", id);

        rename(id, second);
        movedTo(world + "/" + first, world + "/" + second, "article");
        rename(id, third);
        movedTo(world + "/" + first, world + "/" + third, "article");
        movedTo(world + "/" + second, world + "/" + third, "article");

        String segment = slug();
        patch("sections/" + section.getString("id"), with("segment", segment))
                .then()
                .statusCode(200);
        for (String former : List.of(first, second, third)) {
            movedTo(world + "/" + former, "/" + segment + "/" + third, "article");
        }
        leadsTo("/" + segment + "/" + third, "article", id);

        patch("articles/" + id, with("section", other.getString("slug"))).then().statusCode(200);
        act(id, "publish").then().statusCode(200);
        movedTo("/" + segment + "/" + third, "/" + other.getString("slug") + "/" + third, "article");

        rename(id, first);
        leadsTo("/" + other.getString("slug") + "/" + first, "article", id);
        movedTo("/" + other.getString("slug") + "/" + third, "/" + other.getString("slug") + "/" + first, "article");
        act(id, "unpublish").then().statusCode(200);
        leadsNowhere("/" + other.getString("slug") + "/" + third);
    }

    @Test
    void whatWasWithdrawnIsGoneUnderAllItsPaths() {
        String section = aSection();
        String first = slug();
        String id =
                anArticle().inSection(section).with("slug", first).published().getString("id");
        String second = slug();
        rename(id, second);
        movedTo("/" + section + "/" + first, "/" + section + "/" + second, "article");
        leadsTo("/" + section + "/" + second, "article", id);

        act(id, "kill", with("statement", "We were wrong.")).then().statusCode(200);

        for (String name : List.of(first, second, id)) {
            resolve("/" + section + "/" + name)
                    .spec(isProblem(410, "withdrawn"))
                    .body("statement", equalTo("We were wrong."));
            assertThat(StatementLog.during(
                            () -> resolve("/" + section + "/" + name).statusCode(410)))
                    .as("kept")
                    .isEmpty();
        }
        leadsTo(
                "/" + section,
                "section",
                asAnonymous().get("/api/v1/sections/" + section).path("id"));
    }

    @Test
    void sectionsAreFoundWhereTheyAreAndWere() {
        JsonPath top = created("sections", with("name", unique("World")));
        String segment = slug();
        JsonPath low =
                created("sections", with("name", unique("Chile"), "parent", top.getString("slug"), "segment", segment));
        String id = low.getString("id");
        String before = "/" + top.getString("slug") + "/" + segment;
        leadsTo(before, "section", id);
        leadsNowhere("/" + segment);

        String moved = slug();
        patch("sections/" + top.getString("id"), with("segment", moved)).then().statusCode(200);
        movedTo(before, "/" + moved + "/" + segment, "section");
        String again = slug();
        patch("sections/" + id, with("segment", again, "parent", null)).then().statusCode(200);
        leadsTo("/" + again, "section", id);
        movedTo(before, "/" + again, "section");
        movedTo("/" + moved + "/" + segment, "/" + again, "section");

        JsonPath next =
                created("sections", with("name", unique("New"), "parent", top.getString("slug"), "segment", segment));
        leadsTo("/" + moved + "/" + segment, "section", next.getString("id"));
        movedTo(before, "/" + again, "section");
    }

    @Test
    void whatIsNotPublicIsNotFound() {
        String tag = created("tags", with("name", unique("Tag"))).getString("slug");
        JsonPath author = created("authors", with("name", unique("Ana"), "listed", false));
        JsonPath section = created("sections", with("name", unique("Hidden"), "listed", false));
        String inTags = "/tags/" + tag;
        String inAuthors = "/authors/" + author.getString("slug");
        for (String path : List.of(inTags, inAuthors, "/" + section.getString("slug"))) {
            leadsNowhere(path);
        }

        JsonPath article = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .tagged(tag)
                .published();
        leadsTo(inTags, "tag", asAnonymous().get("/api/v1/tags/" + tag).path("id"));
        leadsTo(inAuthors, "author", author.getString("id"));
        leadsTo("/" + section.getString("slug"), "section", section.getString("id"));

        act(article.getString("id"), "unpublish").then().statusCode(200);
        for (String path : List.of(inTags, inAuthors, "/" + section.getString("slug"))) {
            leadsNowhere(path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags"})
    void duplicatesLeadToTheirSurvivor(String kind) {
        JsonPath one = created(kind, with("name", unique("One")));
        JsonPath two = created(kind, with("name", unique("Two")));
        JsonPath three = created(kind, with("name", unique("Three")));
        for (JsonPath mentioned : List.of(one, two, three)) {
            anArticle().mentioning(kind, mentioned.getString("slug")).published();
        }
        String singular = kind.substring(0, kind.length() - 1);
        String first = "/" + kind + "/" + one.getString("slug");
        String second = "/" + kind + "/" + two.getString("slug");
        String third = "/" + kind + "/" + three.getString("slug");
        leadsTo(first, singular, one.getString("id"));

        merge(kind, one.getString("id"), two.getString("slug")).then().statusCode(200);
        movedTo(first, second, singular);
        leadsTo(second, singular, two.getString("id"));
        merge(kind, two.getString("id"), three.getString("slug")).then().statusCode(200);
        movedTo(first, third, singular);
        movedTo(second, third, singular);
        movedTo("/" + kind + "/" + one.getString("id"), third, singular);

        String renamed = slug();
        patch(kind + "/" + three.getString("id"), with("slug", renamed)).then().statusCode(200);
        for (String former : List.of(first, second, third)) {
            movedTo(former, "/" + kind + "/" + renamed, singular);
        }
        leadsTo("/" + kind + "/" + renamed, singular, three.getString("id"));
    }

    @Test
    void otherSpellingsLeadToTheOne() {
        String section = aSection();
        JsonPath article = anArticle().inSection(section).published();
        String path = pathOf("articles", article.getString("slug"));
        String id = article.getString("id");

        movedTo(path + "/", path, "article");
        movedTo("/" + section + "/", "/" + section, "section");
        resolve(path.replaceFirst("s", "%73")).body("kind", equalTo("article")).body("target.id", equalTo(id));
        movedTo("/2019/05/" + article.getString("slug"), path, "article");
        for (String other : List.of(
                "/",
                path + "//",
                path + "/../x",
                path.substring(1).replaceFirst("^", "/%2f"),
                path.replaceAll("/(.)", "%2F$1").replaceFirst("%2F", "/"),
                path + "%00",
                path + "%",
                path + "%ff",
                path + ";a",
                path + "\u00e9",
                "/" + "x/".repeat(900) + "x",
                path.toUpperCase())) {
            leadsNowhere(other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "world", "https://news.example/world", "//news.example/world", "/world?page=2", "/world#top"
            })
    void onlyPathsAreTaken(String path) {
        resolve(path).spec(isProblem(400, "invalidRequest", at("path")));
    }

    @Test
    void aPathIsNeeded() {
        asAnonymous().get("/api/v1/resolve").then().spec(isProblem(400, "invalidRequest", at("path")));
        resolve("/" + "x".repeat(2000)).spec(isProblem(400, "invalidRequest", at("path")));
    }

    @Test
    void itIsOneStatementAndThenKept() {
        String section = aSection();
        String slug = anArticle().inSection(section).published().getString("slug");
        EmptyCache.now();

        for (String path : List.of("/" + section + "/" + slug, "/elsewhere/" + slug, "/" + section)) {
            assertThat(StatementLog.during(() -> resolve(path).statusCode(200)))
                    .as(path)
                    .hasSize(1);
            assertThat(StatementLog.during(() -> resolve(path).statusCode(200)))
                    .as("kept: %s", path)
                    .isEmpty();
        }
        assertThat(StatementLog.during(() -> leadsNowhere("/no/such/thing"))).hasSize(1);
        assertThat(StatementLog.during(() -> leadsNowhere("/no/such/thing")))
                .as("not kept")
                .hasSize(1);
    }

    /** A section of articles may come to stand where something was found by less. */
    @Test
    void whatComesToStandThereTakesThePlace() {
        String section = aSection();
        JsonPath article = anArticle().inSection(section).published();
        String slug = article.getString("slug");
        movedTo("/" + slug, "/" + section + "/" + slug, "article");

        JsonPath rival = created("sections", with("name", unique("Rival"), "segment", slug));

        leadsTo("/" + slug, "section", rival.getString("id"));
    }
}
