package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RelatedTest {

    private static String path(String article) {
        return "/api/v1/articles/" + article + "/related";
    }

    private static List<String> related(String article) {
        return asAnonymous()
                .get(path(article))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.id");
    }

    @Test
    void sharedTagsGoBeforeTheSectionAndSharedWordsAndOnlyTheLanguageIsRead() {
        String section = aSection();
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath duplicate = created("tags", with("name", unique("Duplicate")));
        String word = unique("quux").replace(" ", "");
        String other = unique("quuz").replace(" ", "");
        JsonPath article = anArticle()
                .inSection(section)
                .tagged(duplicate.getString("slug"))
                .headline(word + " " + other)
                .published();
        String id = article.getString("id");
        merge("tags", duplicate.getString("id"), tag.getString("id")).then().statusCode(200);
        String sameSection =
                anArticle().inSection(section).headline("Another").published().getString("id");
        String sameWord = anArticle().headline("About " + word).published().getString("id");
        String sameTag = anArticle()
                .tagged(tag.getString("slug"))
                .headline("Something else")
                .published()
                .getString("id");
        anArticle()
                .inSection(section)
                .tagged(tag.getString("slug"))
                .with("language", "de")
                .published();
        anArticle().inSection(section).draft();

        assertThat(related(id)).startsWith(sameTag, sameWord, sameSection).doesNotContain(id);
        asAnonymous().get(path(id) + "?limit=1").then().body("data.id", equalTo(List.of(sameTag)));
        EmptyCache.now();
        assertThat(StatementLog.during(() -> asAnonymous().get(path(id)))).hasSize(1);
        assertThat(StatementLog.during(() -> asAnonymous().get(path(id)))).isEmpty();
        act(sameTag, "unpublish").then().statusCode(200);
        assertThat(related(id)).startsWith(sameWord, sameSection).doesNotContain(sameTag);
    }

    @Test
    void formerSlugsLeadOnAndWhatIsGoneIsGone() {
        JsonPath article = anArticle().published();
        String id = article.getString("id");
        patch("articles/" + id, with("slug", article.getString("slug") + "-moved"))
                .then()
                .statusCode(200);
        act(id, "publish").then().statusCode(200);

        asAnonymous()
                .get(path(article.getString("slug")) + "?limit=2")
                .then()
                .statusCode(308)
                .header("Location", endsWith(article.getString("slug") + "-moved/related?limit=2"));
        asAnonymous().get(path("no-such-article")).then().statusCode(404);
        asAnonymous().get(path(anArticle().draft().getString("id"))).then().statusCode(404);
        act(id, "kill", with("statement", "Gone.")).then().statusCode(200);
        asAnonymous().get(path(id)).then().statusCode(410).body("statement", equalTo("Gone."));
        asAnonymous().get(path(id) + "?limit=21").then().statusCode(400);
    }
}
