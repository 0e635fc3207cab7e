package org.broadsheet.testkit;

import static org.broadsheet.testkit.Newsroom.asAnonymous;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What a reader sends to comment: Mara, with a text of its own, unless others are given. */
public final class CommentBuilder {

    private final Map<String, Object> input = Newsroom.with(
            "name", "Mara",
            "email", "mara@example.org",
            "body", Newsroom.unique("Comment"));
    private RequestSpecification reader = asAnonymous();
    private String article;

    CommentBuilder() {}

    /** @param name the article's slug, former slug or id */
    public CommentBuilder on(String name) {
        article = name;
        return this;
    }

    /** @param comment id of the one that this answers */
    public CommentBuilder answering(String comment) {
        return with("parentId", comment);
    }

    public CommentBuilder text(String markdown) {
        return with("body", markdown);
    }

    /** By a reader who has signed in, under the name in the token. */
    public CommentBuilder by(String token) {
        reader.header("Authorization", "Bearer " + token);
        input.remove("name");
        return this;
    }

    /** By somebody with such a header. */
    public CommentBuilder withHeader(String name, String value) {
        reader.header(name, value);
        return this;
    }

    /** Any property that has no method of its own here. */
    public CommentBuilder with(String property, Object value) {
        input.put(property, value);
        return this;
    }

    /** The answer of the service, which may refuse it. */
    public Response sent() {
        return reader.contentType("application/json").body(input).post("/api/v1/articles/" + article + "/comments");
    }

    /** The id of a comment that is held. */
    public String held() {
        return sent().then().statusCode(202).extract().path("id");
    }

    /** The id of a comment that was held and is shown now. */
    public String approved() {
        String id = held();
        Readers.moderate(id, "approve").then().statusCode(200);
        return id;
    }
}
