package org.broadsheet.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authors and tags say how many articles there are of them; what says it is kept, and is true all the same. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArticleCountsTest {

    private static int inList(String kind, JsonPath reference) {
        for (String path = "/api/v1/" + kind + "?limit=100"; path != null; ) {
            JsonPath page = asAnonymous().urlEncodingEnabled(false).get(path).jsonPath();
            List<Integer> count =
                    page.getList("data.findAll { it.id == '" + reference.getString("id") + "' }.articleCount");
            if (!count.isEmpty()) {
                return count.get(0);
            }
            path = page.getString("page.next");
        }
        throw new AssertionError(kind + " without " + reference.getString("id"));
    }

    private static void has(String kind, JsonPath reference, int articles) {
        asAnonymous()
                .get("/api/v1/" + kind + "/" + reference.getString("slug"))
                .then()
                .statusCode(200)
                .body("articleCount", equalTo(articles));
        assertThat(inList(kind, reference)).isEqualTo(articles);
        asAnonymous()
                .get("/api/v1/articles?total=exact&" + kind.replaceAll("s$", "=") + reference.getString("slug"))
                .then()
                .body("page.total", equalTo(articles));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags"})
    void followsWhatIsPublic(String kind) {
        JsonPath reference = created(kind, with("name", unique("Counted")));
        JsonPath other = created(kind, with("name", unique("Other")));
        anArticle().mentioning(kind, reference.getString("slug")).published();
        has(kind, reference, 1);
        JsonPath second = anArticle()
                .mentioning(kind, reference.getString("slug"), other.getString("slug"))
                .draft();
        has(kind, reference, 1);
        act(second.getString("id"), "publish").then().statusCode(200);
        has(kind, reference, 2);
        has(kind, other, 1);

        merge(kind, other.getString("id"), reference.getString("id")).then().statusCode(200);
        has(kind, reference, 2);
        anArticle().mentioning(kind, reference.getString("slug")).published();
        has(kind, reference, 3);
        act(second.getString("id"), "unpublish").then().statusCode(200);
        has(kind, reference, 2);
    }

    @Test
    void anAuthorMayHaveNone() {
        has("authors", created("authors", with("name", unique("New"))), 0);
    }
}
