package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.shared.WordPrefixes;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.broadsheet.workflow.ArticleStatus;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors find among their articles. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ArticleListTest {

    private static final String NOTHING = "0190a8f0-0000-7000-8000-00000000000a";

    @Inject
    Session session;

    private static Response get(String path, Object... parameters) {
        return asAdministrator().queryParams(with(parameters)).get(MANAGE + "/articles" + path);
    }

    /** The headlines that a query finds, in the order of the list. */
    private static List<String> found(Object... parameters) {
        return get("", parameters).then().statusCode(200).extract().jsonPath().getList("data.headline");
    }

    private static Map<String, Integer> counted(Object... parameters) {
        JsonPath counts =
                get("/counts", parameters).then().statusCode(200).extract().jsonPath();
        Map<String, Integer> byStatus = counts.getMap("counts");
        assertThat(counts.getInt("total"))
                .isEqualTo(
                        byStatus.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(byStatus.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ArticleStatus.values()).map(Enum::name).toList());
        return byStatus;
    }

    private static String slug(String collection, String name) {
        return created(collection, with("name", unique(name))).getString("slug");
    }

    @Test
    void aSectionHoldsWhatLiesBelowItFirstOrFurther() {
        String above = aSection();
        JsonPath below = created("sections", with("name", unique("Below"), "parent", above));
        String elsewhere = aSection();
        anArticle().headline("in it").inSection(above).draft();
        anArticle().headline("below it").inSection(below.getString("slug")).draft();
        anArticle()
                .headline("also below it")
                .inSection(elsewhere)
                .alsoIn(below.getString("id"), above)
                .draft();
        anArticle().headline("elsewhere").inSection(elsewhere).draft();

        assertThat(found("section", above)).containsExactly("also below it", "below it", "in it");
        assertThat(found("section", below.getString("id"))).containsExactly("also below it", "below it");
        assertThat(found("section", List.of(above, elsewhere)))
                .as("each once")
                .containsExactly("elsewhere", "also below it", "below it", "in it");
        assertThat(counted("section", above)).containsEntry("draft", 3);
    }

    @Test
    void filtersAreAboutTheDraftAndNotAboutWhatReadersSee() {
        String before = aSection();
        String after = aSection();
        String tag = slug("tags", "Tag");
        String author = slug("authors", "Author");
        String id = anArticle()
                .headline("moved")
                .inSection(before)
                .tagged(tag)
                .by(author)
                .published()
                .getString("id");
        patch("articles/" + id, with("section", after, "tags", List.of(), "byline", List.of()))
                .then()
                .statusCode(200);

        assertThat(found("section", before)).isEmpty();
        assertThat(found("tag", tag)).isEmpty();
        assertThat(found("author", author)).isEmpty();
        assertThat(found("section", after)).containsExactly("moved");
        assertThat(counted("section", after)).containsEntry("published", 1);
    }

    @Test
    void oneFilterRepeatedMeansAnyOfAndDifferentOnesMeanAllOf() {
        String section = aSection();
        String ana = slug("authors", "Ana");
        String ben = slug("authors", "Ben");
        JsonPath tag = created("tags", with("name", unique("Tag")));
        anArticle()
                .headline("Ana's")
                .inSection(section)
                .by(ana)
                .tagged(tag.getString("slug"))
                .draft();
        anArticle()
                .headline("Ben's")
                .inSection(section)
                .by(ben)
                .with("type", "opinion")
                .draft();
        anArticle()
                .headline("both's")
                .inSection(section)
                .by(ana)
                .by(ben)
                .with("language", "de")
                .published();
        anArticle().headline("nobody's").inSection(section).byGuest("Ana").draft();

        assertThat(found("author", ana)).containsExactly("both's", "Ana's");
        assertThat(found("author", List.of(ana, ben))).containsExactly("both's", "Ben's", "Ana's");
        assertThat(found("author", ana, "tag", tag.getString("id"))).containsExactly("Ana's");
        assertThat(found("author", List.of(ana, ben), "type", List.of("opinion", "review")))
                .containsExactly("Ben's");
        assertThat(found("section", section, "language", List.of("de", "fr"))).containsExactly("both's");
        assertThat(found("section", section, "status", "draft", "author", ben)).containsExactly("Ben's");
        assertThat(found("author", ana, "type", "opinion")).isEmpty();
        assertThat(counted("author", List.of(ana, ben)))
                .containsEntry("draft", 2)
                .containsEntry("published", 1)
                .containsEntry("killed", 0);
        assertThat(counted("section", section, "type", "opinion", "q", "ben").values())
                .containsOnly(0, 1)
                .containsOnlyOnce(1);
    }

    @Test
    void namesThatMeanNothingFindNothing() {
        String known = slug("tags", "Tag");
        anArticle().headline("tagged").tagged(known).draft();

        for (String filter : List.of("section", "author", "tag")) {
            assertThat(found(filter, "there-is-none")).isEmpty();
            assertThat(found(filter, NOTHING)).isEmpty();
            assertThat(counted(filter, "there-is-none").values()).containsOnly(0);
        }
        assertThat(found("tag", List.of("there-is-none", known))).containsExactly("tagged");
    }

    @Test
    void formerSlugsLeadToTheSame() {
        JsonPath tag = created("tags", with("name", unique("Tag")));
        anArticle().headline("tagged").tagged(tag.getString("id")).draft();
        patch("tags/" + tag.getString("id"), with("slug", tag.getString("slug") + "-renamed"))
                .then()
                .statusCode(200);

        assertThat(found("tag", tag.getString("slug"))).containsExactly("tagged");
    }

    @Test
    void timesAreThoseOfTheLastSave() {
        String section = aSection();
        JsonPath older = anArticle().headline("older").inSection(section).draft();
        JsonPath newer = anArticle().headline("newer").inSection(section).draft();
        patch("articles/" + older.getString("id"), with("kicker", "K")).then().statusCode(200);
        String time = newer.getString("savedAt");

        assertThat(found("section", section, "savedFrom", time)).containsExactly("older", "newer");
        assertThat(found("section", section, "savedBefore", time)).isEmpty();
        act(newer.getString("id"), "submit").then().statusCode(200);
        assertThat(found("section", section, "savedFrom", time)).containsExactly("newer", "older");
        assertThat(found("section", section, "savedFrom", "2199-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(counted("section", section, "savedFrom", time, "savedBefore", "2199-01-01T00:00:00Z"))
                .containsEntry("draft", 1)
                .containsEntry("inReview", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "harbour",
        "HARB",
        "ferries harbour",
        "covid",
        "19",
        "COVID-19",
        "ac/dc",
        "dc",
        "ölpreis",
        "o\u0308lpreis",
        "o'brien",
        "kicker-word",
        "standfirst wor",
        "named",
        "北"
    })
    void eachWordThatIsTypedBeginsOneOfTheDraft(String typed) {
        String section = aSection();
        anArticle()
                .inSection(section)
                .headline("Ferries, AC/DC & O’Brien: the harbour after COVID-19")
                .with("kicker", "Kicker-word")
                .with("standfirst", "Standfirst words: Ölpreis, 北京.")
                .with("slug", unique("named-2026").replace(' ', '-'))
                .draft();
        anArticle().inSection(section).headline("Something else").draft();

        assertThat(found("section", section, "q", typed)).hasSize(1);
        assertThat(counted("section", section, "q", typed)).containsEntry("draft", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferry boat", "erry", "body", "&", "''", "! | :*", "—"})
    void whatIsNotThereIsNotFound(String typed) {
        String section = aSection();
        anArticle()
                .inSection(section)
                .headline("Ferry")
                .body("markdown", "The body is not looked at.")
                .draft();

        assertThat(found("section", section, "q", typed)).isEmpty();
        assertThat(counted("section", section, "q", typed).values()).containsOnly(0);
    }

    /** What is in very many drafts is not looked up first. */
    @Test
    void wordsThatAreCommonAreFoundLikeOthers() {
        String headline = unique("Rain");
        String id = anArticle().headline(headline).draft().getString("id");
        anArticle().headline(unique("Sun")).draft();

        List<ArticleRow> rows = ArticleRow.page(
                session, Map.of(ArticleCondition.WORDS, WordPrefixes.of(headline)), Optional.empty(), 21);

        assertThat(rows).extracting(row -> row.article().id().toString()).containsExactly(id);
    }

    @Test
    void whatADraftNoLongerSaysIsNotFound() {
        String section = aSection();
        String id = anArticle()
                .inSection(section)
                .headline("Rumour")
                .with("slug", unique("a-slug").replace(' ', '-'))
                .published()
                .getString("id");
        patch("articles/" + id, with("headline", "Denial")).then().statusCode(200);

        assertThat(found("section", section, "q", "rumour")).isEmpty();
        assertThat(found("section", section, "q", "denial")).containsExactly("Denial");
    }

    @Test
    void pagesOfAFilteredListGoForthAndBack() {
        String section = aSection();
        for (int n = 1; n <= 5; n++) {
            anArticle().inSection(section).headline("Number " + n).draft();
            anArticle().headline("Number " + n).draft();
        }
        List<String> seen = new ArrayList<>();

        String next = MANAGE + "/articles?limit=2&q=number&status=draft&status=ready&section=" + section;
        String last = next;
        while (next != null) {
            JsonPath page =
                    asAdministrator().get(next).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("data.headline"));
            last = next;
            next = page.getString("page.next");
        }

        assertThat(seen).containsExactly("Number 5", "Number 4", "Number 3", "Number 2", "Number 1");
        JsonPath back = asAdministrator()
                .get(asAdministrator().get(last).<String>path("page.previous"))
                .jsonPath();
        assertThat(back.getList("data.headline")).containsExactly("Number 3", "Number 2");
        asAdministrator()
                .get(last.replace("status=ready", "status=killed"))
                .then()
                .spec(isProblem(400, "invalidRequest", at("cursor")));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        get("", "type", "poem", "savedFrom", "yesterday", "status", "spiked")
                .then()
                .spec(isProblem(400, "invalidRequest", at("type"), at("savedFrom"), at("status")));
        get("", "language", "d", "q", "q".repeat(101), "limit", 0)
                .then()
                .spec(isProblem(400, "invalidRequest", at("language"), at("q"), at("limit")));
        get("/counts", "status", "draft", "limit", 1)
                .then()
                .spec(isProblem(400, "invalidRequest", at("status"), at("limit")));
        get("", "tag", List.of("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u".split(",")))
                .then()
                .spec(isProblem(400, "invalidRequest", at("tag")));
        asAnonymous().get(MANAGE + "/articles/counts").then().spec(isProblem(401, "unauthorized"));
    }

    /** Names are looked up before, each kind at once. */
    @Test
    void statementsDoNotGrowWithTheList() {
        String section = aSection();
        String tag = slug("tags", "Tag");
        for (int n = 0; n < 10; n++) {
            anArticle().inSection(section).tagged(tag).draft();
        }

        assertThat(StatementLog.during(() -> found("q", "headline"))).hasSize(3);
        assertThat(StatementLog.during(() -> found("section", section))).hasSize(4);
        assertThat(StatementLog.during(() -> found("section", section, "tag", tag, "q", "headline")))
                .hasSize(8);
        assertThat(StatementLog.during(() -> counted("q", "headline"))).hasSize(2);
        assertThat(StatementLog.during(() -> counted("section", section))).hasSize(3);
        assertThat(StatementLog.during(() -> counted())).hasSize(1);
    }
}
