package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.ADMINISTRATOR;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.aToken;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.as;
import static org.broadsheet.testkit.Newsroom.create;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Readers.aComment;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Issuer;
import org.broadsheet.testkit.Together;
import org.broadsheet.testkit.call.Crawl;
import org.broadsheet.testkit.call.Crawl.Answer;
import org.broadsheet.testkit.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * Asks for everything that readers can ask for, with every parameter, before and after the newsroom fills up with what is
 * not theirs. The document says what can be asked: what it gains is asked here too.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Issuer.class, scope = TestResourceScope.GLOBAL)
class CanaryTest {

    private static final String NONCE = Long.toString(System.nanoTime(), 36);
    private static final String NEVER_A_WORD = "zero" + NONCE;
    private static final String LATER = "2040-01-01T06:00:00Z";
    /** Callers whose tokens are not good where readers send theirs. */
    private static final List<String> BAD = List.of("a member of staff", "somebody with garbage");

    private static final int MOST_PAGES = 1000;

    /** Texts that readers must never see, each in its own hiding place; those of articles are their slugs as well. */
    private static final List<String> CANARIES = Stream.of(
                    "draft",
                    "embargoed",
                    "scheduled",
                    "unpublished",
                    "killed",
                    "held",
                    "archived",
                    "old",
                    "change",
                    "note",
                    "reason",
                    "mail",
                    "reader",
                    "pending",
                    "tag",
                    "author",
                    "section",
                    "picture",
                    "correction")
            .map(CanaryTest::canary)
            .toList();

    /** Slugs that readers saw for a while; the feed of changes says that they do no more. */
    private static final List<String> WERE_PUBLIC = List.of(canary("unpublished"), canary("killed"));

    /** Of the log, and of each thread. */
    private static final String CHANGES = "/changes";

    /** What is asked for wherever text is taken. */
    private static final List<String> WORDS =
            Stream.concat(CANARIES.stream(), Stream.of(NEVER_A_WORD, LATER)).toList();

    private final Map<String, String> shown = new LinkedHashMap<>();
    private final List<String> hiddenIds = new ArrayList<>();

    private static String canary(String place) {
        return "canary" + place + NONCE;
    }

    @Test
    void readersNoticeNothingOfWhatIsNotTheirs() {
        JsonPath story = showSomething();
        Crawl crawl = new Crawl(shown, WORDS);
        Map<String, Answer> before = everything(crawl);
        hideEverything(story);
        Map<String, Answer> after = everything(crawl);

        assertThat(before).hasSizeGreaterThan(500);
        assertThat(before.values()).extracting(Answer::status).contains(200, 400, 404);
        String killed = "/api/v1/articles/" + canary("killed");
        assertThat(after.get(killed).status()).isEqualTo(410);
        after.forEach((url, answer) -> {
            boolean feed = url.replaceAll("\\?.*", "").endsWith(CHANGES);
            if (!url.startsWith(killed) && !feed) {
                assertThat(answer).as(url).isEqualTo(before.get(url));
            }
            for (String canary : CANARIES) {
                if (!url.contains(canary) && !(feed && WERE_PUBLIC.contains(canary))) {
                    assertThat(answer.toString()).as(url).doesNotContain(canary);
                }
            }
        });
        hiddenIds.forEach(id -> isLikeNothing(id, crawl));
        publicCallers().forEach((caller, token) -> {
            Map<String, Answer> same = Crawl.readAll(after.keySet(), url -> Crawl.readBy(token, url));
            after.forEach((url, answer) -> isShownTheSame(caller, url, same.get(url), answer));
        });
        staffWithoutRightsHere().forEach((caller, token) -> seesNothingInManagement(caller, token));
    }

    private static void isShownTheSame(String caller, String url, Answer same, Answer answer) {
        if (BAD.contains(caller) && looksAtTokens(url)) {
            // What cannot be meant may be refused before anybody looks at who asks.
            assertThat(same.status())
                    .as("%s by %s", url, caller)
                    .isIn(answer.status() == 400 ? List.of(400, 401) : List.of(401));
            return;
        }
        // Their own votes are all that readers see besides, and these have cast none.
        assertThat(same.body().replace("\"mine\":0", "\"mine\":null"))
                .as("%s by %s", url, caller)
                .isEqualTo(answer.body());
        assertThat(same.status()).as("%s by %s", url, caller).isEqualTo(answer.status());
    }

    /** Where readers see what is their own, too, nothing that is sent is taken for nothing. */
    private static boolean looksAtTokens(String url) {
        String path = url.replaceAll("\\?.*", "");
        return Crawl.readings().stream()
                .filter(operation -> path.matches(operation.template().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .filter(operation -> operation.statuses().contains(401))
                .isPresent();
    }

    /** What is public is public; whoever asks for it is shown no more, and no less. */
    private static Map<String, String> publicCallers() {
        return Map.of(
                "an administrator", ADMINISTRATOR,
                "a moderator", aToken("moderator"),
                "a reader", Issuer.reader("canary"),
                "a member of staff", Issuer.staff("canary", "chiefs"),
                "somebody with garbage", "garbage");
    }

    private static Map<String, String> staffWithoutRightsHere() {
        return Map.of(
                "an author", aToken("author"),
                "a contributor", aToken("contributor"),
                "an editor of another section", aToken(with("role", "editor", "sections", List.of(aSection()))),
                "an editor of another language", aToken(with("role", "editor", "languages", List.of("tlh"))));
    }

    private static void seesNothingInManagement(String caller, String token) {
        for (String word : WORDS) {
            as(token)
                    .get(MANAGE + "/articles/counts?q=" + word)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(0));
        }
        String all = as(token).get(MANAGE + "/articles?limit=100").asString();
        for (String canary : CANARIES) {
            assertThat(all).as(caller).doesNotContain(canary);
        }
    }

    /** What is public holds canaries too, where readers do not look. */
    private JsonPath showSomething() {
        JsonPath section = created("sections", with("name", "Shown " + NONCE));
        JsonPath author =
                created("authors", with("name", "Shown " + NONCE, "privateEmail", canary("mail") + "@example.org"));
        JsonPath tag = created("tags", with("name", "Shown " + NONCE, "type", "topic"));
        JsonPath story = anArticle()
                .inSection(section.getString("slug"))
                .by(author.getString("slug"))
                .tagged(tag.getString("slug"))
                .headline("Was " + canary("old"))
                .with("slug", "shown-" + NONCE)
                .with("standfirst", canary("old"))
                .body("markdown", canary("old"))
                .draft();
        String id = story.getString("id");
        patch(
                        "articles/" + id,
                        with(
                                "headline",
                                "Shown " + NONCE,
                                "standfirst",
                                null,
                                "body",
                                Map.of("format", "markdown", "value", "A paragraph.")))
                .then()
                .statusCode(200);
        act(id, "publish").then().statusCode(200);
        created("articles/" + id + "/corrections", with("kind", "update", "text", "Shown."));
        String comment = aComment()
                .on(story.getString("slug"))
                .with("email", canary("reader") + "@example.org")
                .approved();
        shown.put("article", story.getString("slug"));
        shown.put("section", section.getString("slug"));
        shown.put("author", author.getString("slug"));
        shown.put("tag", tag.getString("slug"));
        shown.put("id", comment);
        shown.put("ids", id);
        return story;
    }

    private void hideEverything(JsonPath story) {
        String shownArticle = story.getString("id");
        JsonPath tag = created("tags", with("name", canary("tag"), "type", "topic"));
        JsonPath author = created("authors", with("name", canary("author"), "listed", false));
        JsonPath section = created("sections", with("name", canary("section"), "listed", false));
        String picture = aPicture("alt", canary("picture"));
        hiddenIds.addAll(List.of(tag.getString("id"), author.getString("id"), section.getString("id"), picture));
        Map<String, String> articles = new LinkedHashMap<>();
        for (String place : List.of("draft", "embargoed", "scheduled", "unpublished", "killed", "held", "archived")) {
            ArticleBuilder article = anArticle()
                    .inSection(shown.get("section"))
                    .alsoIn(section.getString("slug"))
                    .by(shown.get("author"))
                    .by(author.getString("slug"))
                    .tagged(shown.get("tag"), tag.getString("slug"))
                    .headline(canary(place))
                    .with("standfirst", canary(place))
                    .with("image", picture)
                    .body("markdown", canary(place));
            if (place.equals("embargoed")) {
                article.with("embargoedUntil", LATER);
            }
            articles.put(place, article.draft().getString("id"));
        }
        for (String place : List.of("unpublished", "killed")) {
            act(articles.get(place), "publish").then().statusCode(200);
        }
        String unpublished = articles.get("unpublished");
        created("articles/" + unpublished + "/corrections", with("kind", "update", "text", canary("correction")));
        act(unpublished, "unpublish", with("note", canary("note"))).then().statusCode(200);
        created("articles/" + unpublished + "/corrections", with("kind", "update", "text", canary("correction")));
        act(articles.get("killed"), "kill", with("statement", "Withdrawn.", "reason", canary("reason")))
                .then()
                .statusCode(200);
        act(articles.get("embargoed"), "schedule").then().statusCode(200);
        act(articles.get("scheduled"), "schedule", with("publishAt", LATER, "note", canary("note")))
                .then()
                .statusCode(200);
        act(articles.get("held"), "hold", with("note", canary("note"))).then().statusCode(200);
        act(articles.get("archived"), "archive").then().statusCode(200);
        created("articles/" + shownArticle + "/notes", with("text", canary("note")));
        patch(
                        "articles/" + shownArticle,
                        with(
                                "headline",
                                canary("change"),
                                "slug",
                                canary("change"),
                                "tags",
                                List.of(tag.getString("slug")),
                                "note",
                                canary("note")))
                .then()
                .statusCode(200);
        create("articles/" + shownArticle + "/lock", with()).then().statusCode(200);
        hiddenIds.add(
                aComment().on(shown.get("article")).text(canary("pending")).held());
        articles.remove("killed");
        hiddenIds.addAll(articles.values());
    }

    private static Map<String, Answer> everything(Crawl crawl) {
        Map<String, Answer> answers = crawl.everything();
        answers.putAll(crawl.pages(100, MOST_PAGES));
        return answers;
    }

    /** Whatever is asked about a hidden id gets the answer that an id which never was gets. */
    private static void isLikeNothing(String id, Crawl crawl) {
        String never = UUID.randomUUID().toString();
        List<String> asked = new ArrayList<>();
        for (Operation operation : Crawl.readings()) {
            operation.parameters("path").forEach(parameter -> asked.add(crawl.path(operation, parameter, id)));
            operation
                    .parameters("query")
                    .forEach(parameter -> asked.add(crawl.path(operation) + "?" + parameter.name() + "=" + id));
        }
        Together.map(
                asked,
                url -> assertThat(Crawl.read(url).without(id))
                        .as(url)
                        .isEqualTo(Crawl.read(url.replace(id, never)).without(never)));
    }
}
