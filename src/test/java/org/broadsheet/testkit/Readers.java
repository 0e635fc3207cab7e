package org.broadsheet.testkit;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

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
