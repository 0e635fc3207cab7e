package org.broadsheet.testkit;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** What readers and moderators do before a test begins. */
public final class Readers {

    private Readers() {}

    /** A comment that is yet to be sent. */
    public static CommentBuilder aComment() {
        return new CommentBuilder();
    }

    /** @param action approve or reject */
    public static Response moderate(String comment, String action) {
        return asAdministrator().header("If-Match", "*").post(MANAGE + "/comments/" + comment + "/actions/" + action);
    }

    public static Response delete(String comment) {
        return asAdministrator().header("If-Match", "*").delete(MANAGE + "/comments/" + comment);
    }

    /** Sets what holds for comments on an article, as pairs of name and value. */
    public static void setForArticle(String article, Object... settings) {
        Newsroom.patch("comments/settings/articles/" + article, Newsroom.with(settings))
                .then()
                .statusCode(200);
    }

    /** What holds for comments is decided by the configuration again, but for sections and articles of whom it is set. */
    public static void setNothing() {
        Map<String, Object> nothing = new HashMap<>();
        Newsroom.asAdministrator()
                .get(MANAGE + "/comments/settings")
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("settings")
                .keySet()
                .forEach(name -> nothing.put(name, null));
        if (!nothing.isEmpty()) {
            Newsroom.patch("comments/settings", nothing).then().statusCode(200);
        }
    }

    /** @param token the {@code editToken} of one of the guest's comments */
    public static RequestSpecification asGuest(String token) {
        return asAnonymous().header("Comment-Token", token);
    }

    /** By somebody who sends such a header. */
    public static Response edit(String comment, String header, String value, String text) {
        return asAnonymous()
                .header(header, value)
                .contentType(Newsroom.MERGE_PATCH)
                .body(Newsroom.with("body", text))
                .patch("/api/v1/comments/" + comment);
    }

    public static Response edit(String comment, String token, String text) {
        return edit(comment, "Comment-Token", token, text);
    }

    /**
     * @param token of a reader who has signed in
     * @param value 1, -1 or 0
     */
    public static Response vote(String token, String comment, int value) {
        return Newsroom.as(token)
                .contentType("application/json")
                .body(Newsroom.with("value", value))
                .put("/api/v1/comments/" + comment + "/vote");
    }

    /**
     * @param token of a reader who has signed in; null for a guest
     * @param reason in the words of the contract
     */
    public static Response report(String token, String comment, String reason) {
        return (token == null ? asAnonymous() : Newsroom.as(token))
                .contentType("application/json")
                .body(Newsroom.with("reason", reason))
                .post("/api/v1/comments/" + comment + "/reports");
    }

    /** @param query with its question mark, or empty */
    public static JsonPath thread(String article, String query) {
        return asAnonymous()
                .get("/api/v1/articles/" + article + "/comments" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
