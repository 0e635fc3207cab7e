package org.broadsheet.testkit;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.with;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** What readers and moderators do before a test begins. */
public final class Readers {

    private Readers() {}

    /** @param parent id of the comment that is answered, or null */
    public static Response comment(String article, String parent, String body) {
        return asAnonymous()
                .contentType("application/json")
                .body(with("name", "Mara", "email", "mara@example.org", "body", body, "parentId", parent))
                .post("/api/v1/articles/" + article + "/comments");
    }

    /** The id of a comment that is held. */
    public static String aHeldComment(String article, String parent, String body) {
        return comment(article, parent, body)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
    }

    /** The id of a comment that is shown. */
    public static String anApprovedComment(String article, String parent, String body) {
        String id = aHeldComment(article, parent, body);
        moderate(id, "approve").then().statusCode(200);
        return id;
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
