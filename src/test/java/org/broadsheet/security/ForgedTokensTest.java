package org.broadsheet.security;

import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Problems.isProblem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.ForgedTokens;
import org.broadsheet.testkit.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No token in management but those that the newsroom's provider gave. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class ForgedTokensTest {

    private static Map<String, String> forgeries() {
        return ForgedTokens.of(Issuer.STAFF, Issuer.READERS);
    }

    @Test
    void goodTokenIsTaken() {
        as(ForgedTokens.good(Issuer.STAFF)).get(MANAGE + "/articles").then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("names")
    void forgedTokenIsRefused(String name) {
        as(forgeries().get(name)).get(MANAGE + "/me").then().spec(isProblem(401, "unauthorized"));
        as(forgeries().get(name)).get(MANAGE + "/articles").then().spec(isProblem(401, "unauthorized"));
    }

    static Set<String> names() {
        return forgeries().keySet();
    }

    /** The last name of a path chooses no provider. */
    @Test
    void readersTokenIsNoneWhateverThePath() {
        as(Issuer.reader("mallory")).get(MANAGE + "/articles/readers").then().statusCode(401);
        as(Issuer.reader("mallory")).get(MANAGE + "/readers").then().statusCode(404);
    }
}
