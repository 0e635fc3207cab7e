package org.broadsheet.testkit;

import static org.broadsheet.testkit.Newsroom.act;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an editor sends to make an article: a section and a headline of its own and one paragraph, unless others are given. */
public final class ArticleBuilder {

    private final Map<String, Object> input = new LinkedHashMap<>();
    private final List<Object> byline = new ArrayList<>();

    ArticleBuilder() {}

    /** @param section slug or id of the primary one */
    public ArticleBuilder inSection(String section) {
        return with("section", section);
    }

    /** @param sections slugs or ids of further ones */
    public ArticleBuilder alsoIn(String... sections) {
        return with("sections", List.of(sections));
    }

    public ArticleBuilder headline(String headline) {
        return with("headline", headline);
    }

    /** @param author slug or id; follows those given before */
    public ArticleBuilder by(String author) {
        byline.add(Map.of("author", author));
        return with("byline", byline);
    }

    /** A name in the byline that is no author's; follows those given before. */
    public ArticleBuilder byGuest(String name) {
        byline.add(Map.of("name", name));
        return with("byline", byline);
    }

    /** @param tags slugs or ids */
    public ArticleBuilder tagged(String... tags) {
        return with("tags", List.of(tags));
    }

    /**
     * In its byline or as its tags.
     *
     * @param kind authors or tags
     * @param names slugs or ids
     */
    public ArticleBuilder mentioning(String kind, String... names) {
        if (kind.equals("tags")) {
            return tagged(names);
        }
        List.of(names).forEach(this::by);
        return this;
    }

    /** @param time the date line, in ISO 8601 */
    public ArticleBuilder publishedAt(String time) {
        return with("publishedAt", time);
    }

    /** @param format markdown or html */
    public ArticleBuilder body(String format, String value) {
        return with("body", Map.of("format", format, "value", value));
    }

    /** The body as blocks. */
    public ArticleBuilder blocks(Map<?, ?>... blocks) {
        return with("body", List.of(blocks));
    }

    /** Any property that has no method of its own here. */
    public ArticleBuilder with(String property, Object value) {
        input.put(property, value);
        return this;
    }

    /** The answer of the service to the administrator, whom it may refuse. */
    public Response sent() {
        return sentBy(Newsroom.ADMINISTRATOR);
    }

    /** The answer of the service to somebody with this token. */
    public Response sentBy(String token) {
        if (!input.containsKey("section")) {
            inSection(Newsroom.aSection());
        }
        input.putIfAbsent("headline", Newsroom.unique("Headline"));
        input.putIfAbsent("body", Map.of("format", "markdown", "value", "A paragraph."));
        return Newsroom.as(token).contentType("application/json").body(input).post(Newsroom.MANAGE + "/articles");
    }

    /** The id of a draft of somebody with this token. */
    public String draftOf(String token) {
        return sentBy(token).then().statusCode(201).extract().jsonPath().getString("id");
    }

    /** A draft as editors see it. */
    public JsonPath draft() {
        return sent().then().statusCode(201).extract().jsonPath();
    }

    /** A published article as editors see it. */
    public JsonPath published() {
        return act(draft().getString("id"), "publish")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
