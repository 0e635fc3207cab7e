package org.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers are told by every kind of answer. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BrowserSafetyTest {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static ValidatableResponse safe(Response answer, int status, String policy) {
        return answer.then()
                .statusCode(status)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", policy);
    }

    private static void kept(Response answer, int status) {
        safe(answer, status, NOTHING).header("Cache-Control", "private, no-store");
        assertThat(answer.headers().getList("Cache-Control")).hasSize(1);
    }

    @Test
    void deliveryRunsNothing() {
        String slug = anArticle().published().getString("slug");

        Response article = asAnonymous().get("/api/v1/articles/" + slug);
        safe(article, 200, NOTHING).header("Cache-Control", startsWith("public"));
        safe(
                asAnonymous().header("If-None-Match", article.header("ETag")).get("/api/v1/articles/" + slug),
                304,
                NOTHING);
        safe(asAnonymous().get("/api/v1/articles/none"), 404, NOTHING);
        safe(asAnonymous().get("/api/v1/none"), 404, NOTHING);
        safe(asAnonymous().get("/api/v1/articles/"), 404, NOTHING);
        safe(asAnonymous().get("/api/v1/articles?none=1"), 400, NOTHING);
        safe(asAnonymous().delete("/api/v1/articles"), 405, NOTHING);
        safe(asAnonymous().options("/api/v1/articles"), 204, NOTHING);
    }

    @Test
    void managementIsKeptNowhere() {
        Response made = create("tags", with("name", unique("Tag")));
        kept(made, 201);
        String tag = MANAGE + "/tags/" + made.path("id");
        kept(asAdministrator().get(tag), 200);
        kept(asAdministrator().get(MANAGE + "/tags"), 200);
        kept(asAdministrator().head(tag), 200);
        kept(asAdministrator().delete(tag), 428);
        kept(asAdministrator().header("If-Match", "\"9\"").delete(tag), 412);
        kept(asAdministrator().header("If-Match", "*").delete(tag), 204);
        kept(asAdministrator().get(tag), 404);
        kept(asAdministrator().get(MANAGE + "/none"), 404);
        kept(asAdministrator().get(tag + "/"), 404);
        kept(asAdministrator().get(MANAGE + "/tags?none=1"), 400);
        kept(asAdministrator().delete(MANAGE + "/tags"), 405);
        kept(asAdministrator().options(MANAGE + "/tags"), 204);
        kept(asAdministrator().contentType("text/plain").body("x").post(MANAGE + "/tags"), 415);
        kept(asAnonymous().get(MANAGE + "/tags"), 401);
        kept(asAnonymous().header("Authorization", "Bearer none").get(MANAGE + "/tags"), 401);
        kept(asAdministrator().get(MANAGE + "/test-http/unannotated"), 403);
    }

    @ParameterizedTest
    @CsvSource({
        "/q/openapi/delivery, 200",
        "/q/openapi/management, 200",
        "/q/health, 200",
        "/q/health/live, 200",
        "/q/none, 404",
        "/none, 404",
        "/demo/tram.svg, 200",
        "/index.css, 200"
    })
    void whatIsNoPageRunsNothing(String path, int status) {
        safe(given().get(path), status, NOTHING).header("Cross-Origin-Opener-Policy", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"/", "/index.html"})
    void theFirstPageHasAStyleSheet(String path) {
        Response page = given().get(path);
        safe(page, 200, NOTHING + "; base-uri 'none'; form-action 'none'; style-src 'self'")
                .header("Cross-Origin-Opener-Policy", "same-origin");

        Document html = Jsoup.parse(page.asString());
        assertThat(html.select("script, style, [style], img")).isEmpty();
        assertThat(html.select("link").eachAttr("href")).containsExactly("/index.css");
    }

    /** Everything that the page is made of is allowed, and no other script is. */
    @Test
    void swaggerUiRunsItsOwnScriptsOnly() {
        Response page = given().get("/q/swagger-ui/");
        safe(page, 200, BrowserSafety.SWAGGER_UI_POLICY).header("Cross-Origin-Opener-Policy", "same-origin");

        Document html = Jsoup.parse(page.asString());
        List<String> digests = html.select("script:not([src])").stream()
                .map(Element::data)
                .map(BrowserSafetyTest::digest)
                .toList();
        assertThat(sources(page, "script-src")).containsExactlyElementsOf(withSelf(digests));
        assertThat(html.select("style, [style], [onload], [onclick], iframe, object, base"))
                .isEmpty();
        List<String> parts =
                List.of(
                                html.select("script[src]").eachAttr("src"),
                                html.select("link").eachAttr("href"))
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        assertThat(parts).hasSizeGreaterThan(4).allSatisfy(part -> {
            assertThat(part).doesNotContain(":");
            safe(given().get("/q/swagger-ui/" + part), 200, BrowserSafety.SWAGGER_UI_POLICY);
        });
        assertThat(given().get("/q/swagger-ui/swagger-ui.css").asString())
                .doesNotContainPattern(Pattern.compile("url\\(\"?(?!\"|data:)"))
                .doesNotContain("@import");
    }

    @ParameterizedTest
    @CsvSource({"/demo/", "/demo/index.html"})
    void theFrontEndRunsItsOwnScriptOnly(String path) {
        Response page = given().get(path);
        safe(page, 200, BrowserSafety.DEMO_POLICY).header("Cross-Origin-Opener-Policy", "same-origin");

        Document html = Jsoup.parse(page.asString());
        assertThat(sources(page, "script-src"))
                .containsExactly(digest(html.selectFirst("script").data()));
        assertThat(sources(page, "style-src"))
                .containsExactly(digest(html.selectFirst("style").data()));
        assertThat(html.select("script, style")).hasSize(2);
        assertThat(html.select("[src], [style], iframe, object, base, [onload], [onclick]"))
                .isEmpty();
    }

    private static List<String> sources(Response page, String kind) {
        return List.of(page.header("Content-Security-Policy").split("; ")).stream()
                .filter(directive -> directive.startsWith(kind + " "))
                .flatMap(directive -> List.of(directive.split(" ")).stream().skip(1))
                .toList();
    }

    private static List<String> withSelf(List<String> digests) {
        return Stream.concat(Stream.of("'self'"), digests.stream()).toList();
    }

    private static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
