package org.broadsheet.comment;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.Test;

/** Where readers have no provider, but the newsroom has one, no token makes a reader, nor a guest. */
@QuarkusTest
@TestProfile(ReadersOffTest.Off.class)
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ReadersOffTest {

    public static class Off implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.readers.tenant-enabled", "false");
        }
    }

    @Test
    void everyTokenIsRefused() {
        String slug = anArticle().published().getString("slug");
        as(Issuer.staff("editor", "chiefs")).get(MANAGE + "/articles").then().statusCode(200);

        for (String token : List.of(Issuer.reader("ana"), Issuer.staff("editor", "chiefs"), aToken("moderator"), "x")) {
            aComment().on(slug).by(token).with("name", "Mara").sent().then().spec(isProblem(401, "unauthorized"));
        }
        aComment().on(slug).held();
    }
}
