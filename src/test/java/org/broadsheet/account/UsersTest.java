package org.broadsheet.account;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.aUser;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.patchAs;
import static org.broadsheet.testkit.Newsroom.tokenOf;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class UsersTest {

    @Test
    void userIsKeptAsTheyWereSent() {
        String section = aSection();
        String name = unique("Ana Ruiz");
        JsonPath sent = created(
                "users",
                with(
                        "name",
                        name,
                        "grants",
                        List.of(with(
                                "role", "editor", "sections", List.of(section), "languages", List.of("en", "pt-br")))));

        asAdministrator()
                .get(MANAGE + "/users/" + sent.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo(name))
                .body("kind", equalTo("person"))
                .body("active", equalTo(true))
                .body("grants.role", contains("editor"))
                .body("grants[0].sections", contains(section))
                .body("grants[0].languages", contains("en", "pt-BR"))
                .body("issuer", nullValue())
                .body("createdBy.name", equalTo("Administrator"));
        asAdministrator().get(MANAGE + "/users?limit=100").then().body("data.id", hasItem(sent.getString("id")));
    }

    @Test
    void whatIsNotThereIsNamed() {
        create(
                        "users",
                        with(
                                "name",
                                " ",
                                "grants",
                                List.of(with("role", "king"), with("role", "editor", "languages", List.of("!")))))
                .then()
                .statusCode(400);
        create("users", with("name", "x", "grants", List.of(with("role", "editor", "sections", List.of("nowhere")))))
                .then()
                .spec(isProblem(400, "invalidRequest", at("/grants/0/sections/0", "unknownReference")));
    }

    @Test
    void changeTellsWhoComesTooLate() {
        String user = aUser();
        patch("users/" + user, with("name", "Somebody else"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        asAdministrator()
                .header("If-Match", "\"1\"")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(with("active", false))
                .patch(MANAGE + "/users/" + user)
                .then()
                .spec(isProblem(412, "preconditionFailed"))
                .body("changes[0]", hasKey("field"));
    }

    /** Strapi CVE-2023-39345, Directus CVE-2026-129239: rights taken by writing them. */
    @Test
    void nobodyGivesWhatTheyHaveNot() {
        String token = tokenOf(aUser(with("role", "administrator")), "rights", List.of("accounts", "read"));
        String user = aUser();

        patchAs(token, "users/" + user, with("grants", List.of(with("role", "viewer"))))
                .then()
                .statusCode(200);
        patchAs(token, "users/" + user, with("grants", List.of(with("role", "administrator"))))
                .then()
                .spec(isProblem(403, "forbidden"));
        as(token)
                .contentType("application/json")
                .body(with("user", "00000000-0000-7000-8000-000000000001", "name", "More"))
                .post(MANAGE + "/tokens")
                .then()
                .spec(isProblem(403, "forbidden"));
        as(aToken("chiefEditor")).get(MANAGE + "/users").then().spec(isProblem(403, "forbidden"));
    }

    @Test
    void nobodyLocksThemselvesOut() {
        String user = aUser(with("role", "administrator"));
        String token = tokenOf(user);

        patchAs(token, "users/" + user, with("active", false)).then().spec(isProblem(409, "conflict"));
        patchAs(token, "users/" + user, with("grants", List.of(with("role", "chiefEditor"))))
                .then()
                .spec(isProblem(409, "conflict"));
        patchAs(token, "users/" + user, with("name", "Me")).then().statusCode(200);
    }
}
