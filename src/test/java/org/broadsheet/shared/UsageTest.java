package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds a thing, for who would like to know before it is to be deleted. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class UsageTest {

    @Test
    void saysOfEveryKindWhatADeletionIsRefusedFor() {
        String picture = aPicture();
        String section = created("sections", with("name", unique("Upper"))).getString("id");
        String lower = created("sections", with("name", unique("Lower"), "parent", section))
                .getString("id");
        String author = created("authors", with("name", unique("Author"), "image", picture))
                .getString("id");
        String tag = created("tags", with("name", unique("Tag"))).getString("id");
        String article = anArticle()
                .inSection(section)
                .by(author)
                .tagged(tag)
                .with("image", picture)
                .draft()
                .getString("id");
        Object inArticle = with("kind", "article", "count", 1, "examples", List.of(article));
        Object inSection = with("kind", "section", "count", 1, "examples", List.of(lower));
        Object ofAuthor = with("kind", "author", "count", 1, "examples", List.of(author));

        assertThat(usesThatHold("sections/" + section)).containsExactlyInAnyOrder(inArticle, inSection);
        assertThat(usesThatHold("authors/" + author)).containsExactly(inArticle);
        assertThat(usesThatHold("tags/" + tag)).containsExactly(inArticle);
        assertThat(usesThatHold("media/" + picture)).containsExactlyInAnyOrder(inArticle, ofAuthor);
    }

    private static List<Object> usesThatHold(String path) {
        List<Object> uses = usage(path).statusCode(200).extract().jsonPath().getList("uses");
        delete(path).then().spec(isProblem(409, "inUse")).body("holders", equalTo(uses));
        return uses;
    }

    @Test
    void isEmptyWhereItCanBeDeleted() {
        for (String path : List.of(
                "sections/"
                        + created("sections", with("name", unique("Section"))).getString("id"),
                "authors/" + created("authors", with("name", unique("Author"))).getString("id"),
                "tags/" + created("tags", with("name", unique("Tag"))).getString("id"),
                "media/" + aPicture())) {
            usage(path).statusCode(200).body("uses", empty());
            delete(path).then().statusCode(204);
        }
    }

    @Test
    void countsArticlesOnceAndNamesOnlySome() {
        String tag = created("tags", with("name", unique("Tag"))).getString("id");
        String section = aSection();
        for (int n = 0; n < Holder.EXAMPLES + 1; n++) {
            String article =
                    anArticle().inSection(section).tagged(tag).published().getString("id");
            patch("articles/" + article, with("kicker", "Port")).then().statusCode(200);
        }

        usage("tags/" + tag)
                .body("uses[0].count", equalTo(Holder.EXAMPLES + 1))
                .body("uses[0].examples.size()", equalTo(Holder.EXAMPLES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "authors", "tags", "media"})
    void isKnownOnlyOfWhatThereIs(String kind) {
        usage(kind + "/" + Ids.next()).spec(isProblem(404, "notFound"));
    }

    private static ValidatableResponse usage(String path) {
        return asAdministrator().get(MANAGE + "/" + path + "/usage").then();
    }

    private static Response delete(String path) {
        return asAdministrator().header("If-Match", "*").delete(MANAGE + "/" + path);
    }
}
