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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.cache.EmptyCache;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.shared.Projection;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SearchTest {

    private static final String SEARCH = "/api/v1/search";
    private static final String CONSONANTS = "bcdfghjklmpqrvwxz";
    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    @Inject
    @All
    List<Projection> projections;

    /** A word that no other text has, and of which no language knows other forms. */
    private static String word() {
        return new Random()
                .ints(12, 0, CONSONANTS.length())
                .mapToObj(i -> CONSONANTS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String id(ArticleBuilder article) {
        return article.published().getString("id");
    }

    private static JsonPath found(Object... parameters) {
        return asAnonymous()
                .queryParams(with(parameters))
                .get(SEARCH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(Object... parameters) {
        return found(parameters).getList("data.article.id");
    }

    @Test
    void headlineGoesBeforeStandfirstBeforeBodyBeforeCaptions() {
        String word = word();
        String at = "2026-01-01T00:00:00Z";
        String caption = id(anArticle()
                .publishedAt(at)
                .blocks(with(
                        "type",
                        "image",
                        "media",
                        created("media", with("url", "https://pictures.example/s.jpg", "alt", "A"))
                                .getString("id"),
                        "caption",
                        "The " + word)));
        String body = id(anArticle().publishedAt(at).body("markdown", "The " + word + "."));
        String standfirst = id(anArticle().publishedAt(at).with("standfirst", "The " + word + "."));
        String headline = id(anArticle().publishedAt(at).headline("The " + word));

        JsonPath found = found("q", word);

        assertThat(found.getList("data.article.id")).containsExactly(headline, standfirst, body, caption);
        assertThat(found.getList("data.score", Double.class)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found.getLong("page.total")).isEqualTo(4);
        assertThat(found.getLong("rankedOf")).isEqualTo(4);
        assertThat(found.getString("searchedFor")).isNull();
        assertThat(found.getString("facets")).isNull();
    }

    @Test
    void ofTwoThatSayTheSameTheNewerGoesFirstButWhatSaysMoreGoesBeforeIt() {
        String word = word();
        String old = id(anArticle().publishedAt("2020-01-01T00:00:00Z").body("markdown", word));
        String recent = id(anArticle().publishedAt("2026-01-01T00:00:00Z").body("markdown", word));
        String older = id(anArticle().publishedAt("0001-01-01T00:00:00Z").headline("About " + word));

        JsonPath found = found("q", word);

        assertThat(found.getList("data.article.id")).containsExactly(older, recent, old);
        assertThat(found.getDouble("data[1].score")).isGreaterThan(1.9 * found.getDouble("data[2].score"));
        assertThat(ids("q", word, "sort", "newest")).containsExactly(recent, old, older);
    }

    @Test
    void wordsAreAllWantedUnlessTheReaderSaysOtherwise() {
        String one = word();
        String two = word();
        String both = id(anArticle().body("markdown", one + " is not " + two));
        String next = id(anArticle().body("markdown", one + " " + two));
        String first = id(anArticle().body("markdown", one));
        String second = id(anArticle().body("markdown", two));

        assertThat(ids("q", one + " " + two)).containsExactlyInAnyOrder(both, next);
        assertThat(ids("q", "\"" + one + " " + two + "\"")).containsExactly(next);
        assertThat(ids("q", "“" + one + " " + two + "”")).containsExactly(next);
        assertThat(ids("q", one + "-" + two)).containsExactly(next);
        assertThat(ids("q", one + " or " + two)).containsExactlyInAnyOrder(both, next, first, second);
        assertThat(ids("q", one + " -" + two)).containsExactly(first);
        assertThat(ids("q", two + " -\"" + one + " " + two + "\"")).containsExactlyInAnyOrder(both, second);
        assertThat(ids("q", "-" + one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The ferries were leaving | ferry leave | [ferries]",
                "en | Danforth’s team can’t lose | danforth's | [Danforth]",
                "en | Café society | CAFE | [Café]",
                "de | Die Fähren fuhren | fähre | [Fähren]",
                "de | Die Fähren fuhren | fahre | [Fähren]",
                "fr | L’été des élections | élection ete | [élections]",
                "es | El acordeón que cruzó | acordeon cruzo | [acordeón]",
                "el | Οι εκλογές της Δευτέρας | ΕΚΛΟΓΕΣ | [εκλογές]",
                "ru | Новые трамваи и ёлки | трамвай елка | [трамваи]",
                "ar | أَهْلًا بالكتاب | اهلا | [أَهْلًا]",
                "zh | 图书馆星期五开放到午夜 | 图书馆开放 -午饭 | [图书][馆]",
                "zh-Hant | 圖書館週五開放 | 圖書館 | [圖書館]",
                "ja | 東京の図書館が開く | 図書館 | [図書館]",
                "th | ห้องสมุดเปิดแล้ว | ห้องสมุด | ",
                "hi | नयी ट्राम लाइन | ट्राम | [ट्राम]",
                "tlh | Qapla' batlh je | qapla | [Qapla]"
            })
    void wordsAreFoundInEveryFormThatTheLanguageHas(String language, String text, String query, String marked) {
        String section = aSection();
        String article =
                id(anArticle().inSection(section).with("language", language).headline(text));
        anArticle().inSection(section).with("language", language).headline("—").published();

        JsonPath found = found("q", query, "section", section);

        assertThat(found.getList("data.article.id")).containsExactly(article);
        if (marked != null) {
            assertThat(found.getString("data[0].snippet.headline"))
                    .contains(marked.replace("[", "<mark>").replace("]", "</mark>"));
        }
    }

    @Test
    void snippetsShowWhatWasFoundInTheTextAsItWasWrittenAndEscaped() {
        String word = word();
        id(anArticle()
                .headline("Of “" + word + "” & <b>more</b>")
                .with("standfirst", "It isn’t " + word + "’s")
                .body(
                        "markdown",
                        "the and of\n\n" + "Filler. ".repeat(200) + "\n\n\\<script> said *" + word + "*, 'twice'."));

        JsonPath found = found("q", word);

        assertThat(found.getString("data[0].snippet.headline"))
                .isEqualTo("Of “<mark>" + word + "</mark>” &amp; &lt;b&gt;more&lt;/b&gt;");
        assertThat(found.getString("data[0].snippet.standfirst")).isEqualTo("It isn’t <mark>" + word + "</mark>’s");
        assertThat(found.getString("data[0].snippet.body"))
                .startsWith("…Filler.")
                .endsWith("&lt;script&gt; said <mark>" + word + "</mark>, &#39;twice&#39;.");
    }

    @Test
    void filtersAreThoseOfTheListOfArticles() {
        String word = word();
        String upper = aSection();
        String lower = created("sections", with("name", unique("Lower"), "parent", upper))
                .getString("slug");
        String tag = created("tags", with("name", unique("Tag"))).getString("slug");
        String author = created("authors", with("name", unique("Author"))).getString("slug");
        String one = id(anArticle()
                .headline(word)
                .inSection(lower)
                .tagged(tag)
                .by(author)
                .with("type", "opinion")
                .publishedAt("2026-01-10T00:00:00Z"));
        String two = id(
                anArticle().headline(word).alsoIn(upper).with("language", "de").publishedAt("2026-02-10T00:00:00Z"));

        assertThat(ids("q", word, "section", upper)).containsExactlyInAnyOrder(one, two);
        assertThat(ids("q", word, "primarySection", upper)).containsExactly(one);
        assertThat(ids("q", word, "tag", tag)).containsExactly(one);
        assertThat(ids("q", word, "author", author, "type", "opinion")).containsExactly(one);
        assertThat(ids("q", word, "author", author, "type", "news")).isEmpty();
        assertThat(ids("q", word, "language", List.of("de", "fr"))).containsExactly(two);
        assertThat(ids("q", word, "ids", two)).containsExactly(two);
        assertThat(ids("q", word, "publishedFrom", "2026-02-01T00:00:00Z")).containsExactly(two);
        assertThat(ids("q", word, "publishedBefore", "2026-02-01T00:00:00Z", "sort", "newest"))
                .containsExactly(one);
        assertThat(ids("q", word, "tag", "no-such-tag")).isEmpty();
    }

    @Test
    void matchesAreCountedByWhatTheyHave() {
        String word = word();
        JsonPath upper = created("sections", with("name", unique("Upper")));
        JsonPath lower = created("sections", with("name", unique("Lower"), "parent", upper.getString("slug")));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath other = created("tags", with("name", unique("Duplicate")));
        JsonPath author = created("authors", with("name", unique("Author")));
        anArticle()
                .headline(word)
                .inSection(lower.getString("slug"))
                .alsoIn(upper.getString("slug"))
                .tagged(tag.getString("slug"), other.getString("slug"))
                .by(author.getString("slug"))
                .publishedAt("2026-01-31T23:59:59Z")
                .published();
        anArticle()
                .headline(word)
                .inSection(lower.getString("slug"))
                .tagged(other.getString("slug"))
                .with("type", "opinion")
                .with("language", "de")
                .publishedAt("2026-02-01T00:00:00Z")
                .published();
        merge("tags", other.getString("id"), tag.getString("id")).then().statusCode(200);

        JsonPath facets = found("q", word, "facets", "section,author,tag,type,language,month", "limit", 1);

        assertThat(facets.getBoolean("facets.sampled")).isFalse();
        assertThat(facets.getList("facets.section"))
                .containsExactlyInAnyOrder(
                        with("value", upper.getString("slug"), "name", upper.getString("name"), "count", 2),
                        with("value", lower.getString("slug"), "name", lower.getString("name"), "count", 2));
        assertThat(facets.getList("facets.tag"))
                .containsExactly(with("value", tag.getString("slug"), "name", tag.getString("name"), "count", 2));
        assertThat(facets.getList("facets.author"))
                .containsExactly(with("value", author.getString("slug"), "name", author.getString("name"), "count", 1));
        assertThat(facets.getList("facets.type"))
                .containsExactlyInAnyOrder(
                        with("value", "news", "name", null, "count", 1),
                        with("value", "opinion", "name", null, "count", 1));
        assertThat(facets.getList("facets.language.value")).containsExactlyInAnyOrder("en", "de");
        assertThat(facets.getList("facets.month.value")).containsExactlyInAnyOrder("2026-01", "2026-02");
        JsonPath some = found("q", word, "facets", "month", "sort", "newest");
        assertThat(some.getList("facets.month")).hasSize(2);
        assertThat(some.getString("facets.section")).isNull();
    }

    @Test
    void pagesFollowEachOtherInBothOrders() {
        String word = word();
        List<String> all = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            all.add(0, id(anArticle().headline(word).publishedAt("2026-01-0" + day + "T00:00:00Z")));
        }

        for (String sort : List.of("relevance", "newest")) {
            List<String> walked = new ArrayList<>();
            String next = SEARCH + "?q=" + word + "&sort=" + sort + "&limit=2";
            String last = null;
            while (next != null) {
                JsonPath page = asAnonymous()
                        .urlEncodingEnabled(false)
                        .get(next)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                walked.addAll(page.getList("data.article.id"));
                assertThat(page.getLong("page.total")).isEqualTo(5);
                last = page.getString("page.previous");
                next = page.getString("page.next");
            }
            assertThat(walked).as(sort).isEqualTo(all);
            JsonPath before = asAnonymous()
                    .urlEncodingEnabled(false)
                    .get(last)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(before.getList("data.article.id")).as(sort).isEqualTo(all.subList(2, 4));
        }
        assertThat(found("q", word, "sort", "newest").getString("rankedOf")).isNull();
        assertThat(found("q", word, "sort", "newest").getString("data[0].score"))
                .isNull();
    }

    @Test
    void wordsThatAreSpeltAlmostLikeOthersFindThese() {
        String word = word();
        String article = id(anArticle().headline("Library " + word));
        String typo = word.substring(0, 4) + word.substring(5);

        JsonPath found = found("q", typo + " libary");

        assertThat(found.getString("searchedFor")).isEqualTo(word + " library");
        assertThat(found.getList("data.article.id")).containsExactly(article);
        assertThat(found.getString("data[0].snippet.headline"))
                .isEqualTo("<mark>Library</mark> <mark>" + word + "</mark>");
        assertThat(found("q", "library " + word).getString("searchedFor")).isNull();
        assertThat(found("q", word, "tag", "no-such-tag").getString("searchedFor"))
                .isNull();
        assertThat(found("q", "0zq9" + word.hashCode() + "vxj").getString("searchedFor"))
                .isNull();
        act(article, "unpublish").then().statusCode(200);
        assertThat(found("q", typo + " libary").prettify()).doesNotContain(word);
        assertThat(ids("q", typo + " libary")).isEmpty();
    }

    @Test
    void whatReadersSeeIsWhatIsFound() {
        String before = word();
        String after = word();
        JsonPath article = anArticle().headline(before).published();
        String id = article.getString("id");
        assertThat(ids("q", before)).containsExactly(id);
        patch("articles/" + id, with("headline", after)).then().statusCode(200);
        assertThat(ids("q", before)).containsExactly(id);
        assertThat(ids("q", after)).isEmpty();

        act(id, "publish").then().statusCode(200);

        assertThat(ids("q", before)).isEmpty();
        assertThat(ids("q", after)).containsExactly(id);
        act(id, "unpublish").then().statusCode(200);
        assertThat(ids("q", after)).isEmpty();
    }

    @Test
    void aSearchIsOneStatementAndIsKeptUntilSomethingIsPublished() {
        String word = word();
        String first = id(anArticle().headline(word));
        for (String sort : List.of("relevance", "newest")) {
            EmptyCache.now();
            String path = SEARCH + "?facets=section,tag&q=" + word + "&sort=" + sort;
            assertThat(StatementLog.during(() -> asAnonymous().get(path)))
                    .as(sort)
                    .hasSize(1);
            assertThat(StatementLog.during(() -> asAnonymous().get(path)))
                    .as(sort)
                    .isEmpty();
        }

        String second = id(anArticle().headline(word));

        assertThat(ids("q", word)).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "q=",
                "q=a&sort=best",
                "q=a&facets=slug",
                "q=a&facets=",
                "q=a&page=0",
                "q=a&page=21&limit=100",
                "q=a&sort=newest&page=1",
                "q=a&cursor=x",
                "q=a&sort=newest&cursor=x",
                "q=a&total=exact",
                "q=a&limit=101",
                "q=a&q=b",
                "q=a&section="
            })
    void whatCannotBeMeantIsRefused(String query) {
        asAnonymous().get(SEARCH + "?" + query).then().statusCode(400).body("errors", hasSize(1));
    }

    @Test
    void headlinesAreSuggestedWhileSomebodyTypes() {
        String word = word();
        String section = aSection();
        JsonPath older = anArticle()
                .inSection(section)
                .headline("Night trams " + word)
                .publishedAt("2026-01-01T00:00:00Z")
                .published();
        JsonPath newer = anArticle()
                .headline("Nightly " + word + "’s")
                .publishedAt("2026-02-01T00:00:00Z")
                .published();
        anArticle().body("markdown", word).published();

        asAnonymous()
                .queryParam("q", word.toUpperCase() + " nigh")
                .get(SEARCH + "/suggest")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(newer.getString("id"), older.getString("id"))))
                .body("data[1].path", equalTo("/" + section + "/" + older.getString("slug")))
                .body("data[1].headline", equalTo("Night trams " + word));
        for (String typed : List.of(word + " night t", "night " + word.substring(0, word.length() - 2))) {
            asAnonymous().queryParam("q", typed).get(SEARCH + "/suggest").then().body("data.id", notNullValue());
        }
        asAnonymous()
                .queryParam("q", word + " night t")
                .get(SEARCH + "/suggest?limit=1")
                .then()
                .body("data.id", equalTo(List.of(older.getString("id"))));
        asAnonymous()
                .queryParam("q", "nigh " + word)
                .get(SEARCH + "/suggest")
                .then()
                .body("data", empty());
        asAnonymous()
                .queryParam("q", "…")
                .get(SEARCH + "/suggest")
                .then()
                .statusCode(200)
                .body("data", empty());
        assertThat(StatementLog.during(() -> asAnonymous().get(SEARCH + "/suggest?q=night&limit=3")))
                .hasSize(1);
    }

    /** After an upgrade from a release that did not search, say. */
    @Test
    void whatIsNotYetIndexedIsMadeAnew() throws SQLException {
        String word = word();
        String article = id(anArticle().headline(word));
        String other = id(anArticle().headline(word));
        DATABASE.execute("delete from published_search where article_id = '" + article + "';"
                + "update published_search set projection = 0, words = '' where article_id = '" + other + "'");
        EmptyCache.now();
        assertThat(ids("q", word)).containsExactly(other);
        Projection search = projections.stream()
                .filter(one -> one.name().equals("search"))
                .findFirst()
                .orElseThrow();
        List<UUID> both = List.of(UUID.fromString(article), UUID.fromString(other));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(search.next(false, new UUID(0, 0), 10_000)).containsAll(both);
            assertThat(search.rebuild(both)).containsExactly("list:all");
            assertThat(search.next(false, new UUID(0, 0), 10_000)).doesNotContainAnyElementsOf(both);
            assertThat(search.rebuild(both)).isEqualTo(Set.of());
        });

        EmptyCache.now();
        assertThat(ids("q", word)).containsExactlyInAnyOrder(article, other);
        asAnonymous().queryParam("q", word + "x").get(SEARCH).then().body("searchedFor", equalTo(word));
        asAnonymous().queryParam("q", "a").get(SEARCH).then().body("searchedFor", nullValue());
    }
}
