package org.broadsheet.testkit;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The cast of the tests: callers, and what an editor does before a test begins. Names are unique in the whole run. */
public final class Newsroom {

    public static final String MANAGE = "/api/v1/manage";
    /** With its charset: REST Assured adds another one otherwise. */
    public static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    /** The token that the tests configure. */
    public static final String ADMINISTRATOR = "administrator-of-the-tests";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Newsroom() {}

    /** Text that no other test uses. */
    public static String unique(String text) {
        return text + " " + Long.toString(System.nanoTime(), 36) + COUNTER.incrementAndGet();
    }

    public static RequestSpecification asAdministrator() {
        return as(ADMINISTRATOR);
    }

    /** Somebody with this token. */
    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** The token of somebody new with a role everywhere. */
    public static String aToken(String role) {
        return tokenOf(aUser(with("role", role)));
    }

    /** The token of somebody new with these grants. */
    public static String aToken(Map<String, Object> grant, Object... more) {
        return tokenOf(aUser(Stream.concat(Stream.of(grant), Stream.of(more)).toArray()));
    }

    /** The id of somebody new with these grants. */
    public static String aUser(Object... grants) {
        return created("users", with("name", unique("User"), "grants", List.of(grants)))
                .getString("id");
    }

    /** A new token of a user; whatever is given in pairs limits it. */
    public static String tokenOf(String user, Object... limits) {
        Map<String, Object> input = with("user", user, "name", "Token of a test");
        input.putAll(with(limits));
        return created("tokens", input).getString("token");
    }

    public static RequestSpecification asAnonymous() {
        return given().redirects().follow(false);
    }

    /** Properties in pairs, null allowed. */
    public static Map<String, Object> with(Object... pairs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put((String) pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    public static Response create(String kind, Map<String, Object> input) {
        return asAdministrator().contentType("application/json").body(input).post(MANAGE + "/" + kind);
    }

    public static JsonPath created(String kind, Map<String, Object> input) {
        return create(kind, input).then().statusCode(201).extract().jsonPath();
    }

    public static Response patch(String path, Map<String, Object> patch) {
        return patchAs(ADMINISTRATOR, path, patch);
    }

    /** A change by somebody with this token. */
    public static Response patchAs(String token, String path, Map<String, Object> patch) {
        return as(token)
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .body(patch)
                .patch(MANAGE + "/" + path);
    }

    public static Response act(String article, String action) {
        return actAs(ADMINISTRATOR, article, action);
    }

    /** An action of somebody with this token. */
    public static Response actAs(String token, String article, String action) {
        return as(token).header("If-Match", "*").post(MANAGE + "/articles/" + article + "/actions/" + action);
    }

    /** An action with what is said about it. */
    public static Response act(String article, String action, Map<String, Object> input) {
        return asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(input)
                .post(MANAGE + "/articles/" + article + "/actions/" + action);
    }

    /**
     * Says that one thing is another's duplicate.
     *
     * @param kind tags or authors
     * @param into slug or id
     */
    public static Response merge(String kind, String id, String into) {
        return asAdministrator()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(with("into", into))
                .post(MANAGE + "/" + kind + "/" + id + "/actions/merge");
    }

    /** A new section's slug. */
    public static String aSection() {
        return created("sections", with("name", unique("Section"))).getString("slug");
    }

    /** A new picture's id; whatever is given in pairs is said about it. */
    public static String aPicture(Object... more) {
        Map<String, Object> input = with("url", "https://pictures.example/a.jpg", "alt", "A picture");
        input.putAll(with(more));
        return created("media", input).getString("id");
    }

    /** An article that is yet to be made. */
    public static ArticleBuilder anArticle() {
        return new ArticleBuilder();
    }
}
