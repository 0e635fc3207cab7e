package org.broadsheet.security;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.Test;

/** People sign in at the publisher's provider. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class SignInTest {

    private static String somebody() {
        return unique("subject").replace(' ', '-');
    }

    @Test
    void firstSignInMakesAnAccountThatMayDoNothing() {
        String subject = somebody();
        String token = Issuer.staff(subject);

        String id = as(token)
                .get(MANAGE + "/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Name of " + subject))
                .body("rights", empty())
                .body("token", nullValue())
                .extract()
                .path("id");
        as(token).get(MANAGE + "/articles").then().spec(isProblem(403, "forbidden"));
        as(Issuer.staff(subject)).get(MANAGE + "/me").then().body("id", equalTo(id));
        asAdministrator()
                .get(MANAGE + "/users/" + id)
                .then()
                .body("issuer", equalTo(Issuer.url(Issuer.STAFF)))
                .body("subject", equalTo(subject));
    }

    @Test
    void claimsGiveRoles() {
        as(Issuer.staff(somebody(), "chiefs", "others"))
                .get(MANAGE + "/me")
                .then()
                .body("rights", containsInAnyOrder(Role.chiefEditor.rights().toArray()));
    }

    @Test
    void claimsGiveRolesInSections() {
        create("sections", with("name", "Single sign-on", "slug", Issuer.SECTION));
        String token = Issuer.staff(somebody(), Issuer.SECTION_GROUP);

        as(token).get(MANAGE + "/me").then().body("grants[0].sections", contains(Issuer.SECTION));
        String here = anArticle().inSection(Issuer.SECTION).draft().getString("id");
        as(token).get(MANAGE + "/articles/" + here).then().statusCode(200);
        as(token)
                .get(MANAGE + "/articles/" + anArticle().draft().getString("id"))
                .then()
                .statusCode(404);
    }

    /** A provider's roles are names of its own, not rights of ours. */
    @Test
    void groupThatIsCalledLikeARightGivesNone() {
        as(Issuer.staff(somebody(), "read", "publish", "accounts", "administrator"))
                .get(MANAGE + "/me")
                .then()
                .body("rights", empty());
        as(Issuer.staff(somebody(), "accounts")).get(MANAGE + "/users").then().spec(isProblem(403, "forbidden"));
    }

    @Test
    void administratorGrantsMoreAndEnds() {
        String token = Issuer.staff(somebody(), "chiefs");
        String id = as(token).get(MANAGE + "/me").path("id");

        patch("users/" + id, with("grants", List.of(with("role", "legal"))))
                .then()
                .statusCode(200);
        as(token).get(MANAGE + "/me").then().body("rights", hasItem("legal")).body("rights", hasItem("kill"));
        patch("users/" + id, with("active", false)).then().statusCode(200);
        as(token).get(MANAGE + "/me").then().spec(isProblem(401, "unauthorized"));
    }

    @Test
    void nameOfTheProviderIsMadeOneLine() {
        String token = Issuer.sign(
                Issuer.STAFF, Issuer.claims(Issuer.STAFF, somebody()).claim("name", "Ana\r\nRuiz\u202e"));

        as(token).get(MANAGE + "/me").then().statusCode(200).body("name", equalTo("Ana  Ruiz"));
    }
}
