package org.broadsheet.testkit;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The cast of the tests: callers, and what an editor does before a test begins. Names are unique in the whole run. */
public final class Newsroom {

    public static final String MANAGE = "/api/v1/manage";
    /** With its charset: REST Assured adds another one otherwise. */
    public static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Newsroom() {}

    /** Text that no other test uses. */
    public static String unique(String text) {
        return text + " " + Long.toString(System.nanoTime(), 36) + COUNTER.incrementAndGet();
    }

    public static RequestSpecification asAdministrator() {
        return given().header("Authorization", "Bearer administrator-of-the-tests");
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
        return asAdministrator()
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .body(patch)
                .patch(MANAGE + "/" + path);
    }

    public static Response act(String article, String action) {
        return asAdministrator().header("If-Match", "*").post(MANAGE + "/articles/" + article + "/actions/" + action);
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
