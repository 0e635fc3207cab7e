package org.broadsheet.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.MANAGE;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAdministrator;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.merge;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;
import static org.hamcrest.Matchers.contains;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.shared.Projection;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The read model made anew is the one that was written bit by bit, whatever happens to it meanwhile. Ahead of the other
 * tests, since each rebuild here is of all that they published.
 */
@QuarkusTest
@Order(1)
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RebuildTest {

    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);
    private static final String MAINTENANCE = MANAGE + "/maintenance";

    @Inject
    RebuildWorker worker;

    @Inject
    @All
    List<Projection> projections;

    @Inject
    Session session;

    /** Whatever other tests have left is put in order before. */
    @BeforeEach
    void settle() throws SQLException {
        DATABASE.execute("delete from rebuild; update projection set seen_at = now()");
        for (Projection projection : projections) {
            DATABASE.execute("update projection set version = " + projection.version() + " where name = '"
                    + projection.name() + "'");
        }
        request();
        worker.doAll();
    }

    private static ValidatableResponse request() {
        return asAdministrator().post(MAINTENANCE + "/rebuild").then().statusCode(202);
    }

    private static ValidatableResponse state() {
        return asAdministrator().get(MAINTENANCE).then().statusCode(200);
    }

    private Map<String, List<String>> rows() {
        return QuarkusTransaction.requiringNew().call(() -> ReadModel.rows(session));
    }

    private List<String> changedKeys() {
        return QuarkusTransaction.requiringNew().call(() -> ReadModel.changedKeys(session));
    }

    /** What the log was told while something was done. */
    private List<String> toldDuring(Runnable work) {
        int before = changedKeys().size();
        work.run();
        List<String> all = changedKeys();
        return all.subList(before, all.size());
    }

    private void rebuildAll() {
        request();
        worker.doAll();
        state().body("rebuilds", empty()).body("lastRebuild.failed", equalTo(0));
    }

    /** Some of everything that readers see. */
    private record Stories(String section, String author, String tag, String picture, JsonPath first, JsonPath second) {

        static Stories told() {
            JsonPath section = created("sections", with("name", unique("World")));
            JsonPath below = created("sections", with("name", unique("Asia"), "parent", section.getString("slug")));
            String picture = aPicture("caption", "“A” caption", "focalPoint", with("x", 0.25, "y", 0.5));
            JsonPath author =
                    created("authors", with("name", unique("Ana"), "bio", "Writes.", "image", aPicture("credit", "X")));
            JsonPath duplicate = created("authors", with("name", unique("Anna"), "bio", "Wrote."));
            JsonPath tag = created("tags", with("name", unique("Storms"), "type", "topic"));
            JsonPath other = created("tags", with("name", unique("Storm"), "description", "One."));
            JsonPath first = anArticle()
                    .inSection(below.getString("slug"))
                    .by(duplicate.getString("slug"))
                    .byGuest("Guest “of” ours")
                    .tagged(other.getString("slug"), tag.getString("slug"))
                    .with("image", picture)
                    .with("kicker", "\"Quoted\" \\ and ü")
                    .blocks(
                            with("type", "paragraph", "html", "One <em>&amp;</em> only"),
                            with("type", "image", "media", picture, "caption", "Own"),
                            with(
                                    "type",
                                    "gallery",
                                    "images",
                                    List.of(with("media", aPicture()), with("media", picture))))
                    .published();
            JsonPath second = anArticle()
                    .inSection(section.getString("slug"))
                    .alsoIn(below.getString("slug"))
                    .publishedAt("2026-01-02T03:04:05Z")
                    .body("html", "<p>See <a href=\"article:" + first.getString("id") + "\">that</a>.</p>")
                    .published();
            merge("authors", duplicate.getString("id"), author.getString("id"))
                    .then()
                    .statusCode(200);
            merge("tags", other.getString("id"), tag.getString("id")).then().statusCode(200);
            patch("sections/" + below.getString("id"), with("parent", null, "position", 7, "name", unique("Asia too")))
                    .then()
                    .statusCode(200);
            patch("authors/" + author.getString("id"), with("name", unique("Ana Ruiz")))
                    .then()
                    .statusCode(200);
            patch("media/" + picture, with("alt", "Another")).then().statusCode(200);
            created(
                    "articles/" + first.getString("id") + "/corrections",
                    with("kind", "correction", "text", "It was “two”."));
            act(second.getString("id"), "publish", with("substantive", true))
                    .then()
                    .statusCode(200);
            patch("articles/" + second.getString("id"), with("headline", unique("A draft only")))
                    .then()
                    .statusCode(200);
            String gone = anArticle().tagged(tag.getString("slug")).published().getString("id");
            act(gone, "unpublish").then().statusCode(200);
            act(anArticle().published().getString("id"), "kill", with("statement", "Gone."))
                    .then()
                    .statusCode(200);
            return new Stories(
                    below.getString("id"), author.getString("id"), tag.getString("id"), picture, first, second);
        }
    }

    @Test
    void whatIsAsItWasPublishedStaysByteForByteAndNobodyIsTold() {
        Stories.told();
        Map<String, List<String>> before = rows();

        List<String> told = toldDuring(this::rebuildAll);

        assertThat(rows()).isEqualTo(before);
        assertThat(told).isEmpty();
        state().body("lastRebuild.cause", equalTo("requested"))
                .body("lastRebuild.finishedAt", notNullValue())
                .body("lastRebuild.failures", empty());
        JsonPath last = state().extract().jsonPath();
        assertThat(last.getInt("lastRebuild.done"))
                .isEqualTo(last.getInt("lastRebuild.total"))
                .isGreaterThan(10);
    }

    @Test
    void whatIsNotAsItShouldBeIsMadeAnewAndItsKeysAreTold() throws SQLException {
        Stories stories = Stories.told();
        String first = stories.first.getString("id");
        String second = stories.second.getString("id");
        JsonPath withdrawn = anArticle().published();
        DATABASE.execute("create table stray as select * from published_article where article_id = '"
                + withdrawn.getString("id") + "'");
        act(withdrawn.getString("id"), "unpublish").then().statusCode(200);
        Map<String, List<String>> before = rows();
        DATABASE.execute("""
                insert into published_article select * from stray;
                drop table stray;
                update published_article set body = '[]', head = 'x' || head, author_names = '{x,y}' where article_id = '%1$s';
                update published_in set headline = '\\x00' where article_id = '%1$s' and list = 'all';
                insert into published_in select 'tag:' || gen_random_uuid(), article_id, published_at, updated_at, headline
                    from published_in where article_id = '%1$s' and list = 'all';
                delete from published_article where article_id = '%2$s';
                delete from published_name where target = '%2$s';
                update published_ref set path = '/x', sort = '\\x00', card = '' where id = '%3$s';
                update published_ref set card = 'x', lineage = array[id] where id = '%4$s' or merged_into = '%4$s';
                delete from published_name where target = '%5$s';
                update published_media set card = '' where media_id = '%6$s';
                update published_correction set card = '' where article_id = '%1$s'""".formatted(first, second, stories.section, stories.author, stories.tag, stories.picture));

        List<String> told = toldDuring(this::rebuildAll);

        Map<String, List<String>> after = rows();
        // Who once was called what is not part of a rebuild; what it is called now is.
        after.remove("published_name");
        before.remove("published_name");
        assertThat(after).isEqualTo(before);
        assertThat(told)
                .contains(
                        "article:" + first,
                        "article:" + second,
                        "slug:" + stories.second.getString("slug"),
                        "article:" + withdrawn.getString("id"),
                        "list:all",
                        "section:" + stories.section,
                        "author:" + stories.author,
                        "corrections");
        asAnonymous()
                .get("/api/v1/articles/" + stories.second.getString("slug"))
                .then()
                .statusCode(200)
                .body("id", equalTo(second));
        asAnonymous()
                .get("/api/v1/articles/" + withdrawn.getString("slug"))
                .then()
                .statusCode(404);
    }

    @Test
    void whatAnEarlierVersionHasWrittenIsMadeAnewByItself() throws SQLException {
        Stories stories = Stories.told();
        String first = stories.first.getString("id");
        String author = stories.author;
        Map<String, List<String>> before = rows();
        DATABASE.execute("""
                update published_article set projection = 0, head = 'x' || head where article_id = '%s';
                update published_article set projection = 0 where article_id = '%s';
                update published_ref set projection = 0, card = '' where id = '%s';
                update published_media set projection = 0;
                update published_correction set projection = 0""".formatted(first, stories.second.getString("id"), author));

        List<String> told = toldDuring(() -> {
            worker.look();
            worker.doAll();
        });

        assertThat(rows()).isEqualTo(before);
        assertThat(told)
                .contains("article:" + first, "author:" + author)
                .doesNotContain("article:" + stories.second.getString("id"));
        state().body("rebuilds", empty()).body("lastRebuild.cause", equalTo("outdated"));
        String last = state().extract().path("lastRebuild.id");
        worker.look();
        worker.doAll();
        state().body("lastRebuild.id", equalTo(last));
    }

    @Test
    void aNodeOfAnEarlierVersionLeavesTheReadModelToTheLater() throws SQLException {
        JsonPath article = anArticle().published();
        Map<String, List<String>> before = rows();
        String id = article.getString("id");
        DATABASE.execute("update published_article set projection = 0, head = 'x' || head where article_id = '" + id
                + "';" + "update projection set version = "
                + (projection("articles").version() + 1) + " where name = 'articles'");

        worker.look();
        worker.doAll();
        state().body("rebuilds", empty());
        request().body("rebuilds.total", contains(nullValue())).body("rebuilds.done", contains(0));
        worker.doAll();

        assertThat(rows()).isNotEqualTo(before);
        state().body("rebuilds.cause", contains("requested")).body("rebuilds.total", contains(nullValue()));
        // The later one has gone for good.
        DATABASE.execute("update projection set seen_at = now() - interval '11 minutes' where name = 'articles'");
        worker.doAll();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void rowsOfALaterVersionAreNotOutdated() throws SQLException {
        JsonPath article = anArticle().published();
        DATABASE.execute("update published_article set projection = "
                + (projection("articles").version() + 1) + ", body_text = 'Later' where article_id = '"
                + article.getString("id") + "'");
        Map<String, List<String>> before = rows();

        worker.look();
        worker.doAll();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void askingTwiceRunsOnceAndIsWrittenDown() {
        JsonPath first = request().body("rebuilds", hasSize(1)).extract().jsonPath();

        request().body("rebuilds.id", contains(first.getString("rebuilds[0].id")));

        asAdministrator()
                .get(MANAGE + "/audit?operation=rebuildReadModel&limit=1")
                .then()
                .body("data.outcome", contains("done"));
        worker.doAll();
        state().body("lastRebuild.id", equalTo(first.getString("rebuilds[0].id")));
    }

    @Test
    void whatIsBornWhileItRunsAndWhatGoesIsAsItShouldBe() {
        JsonPath goes = anArticle().published();
        JsonPath tag = created("tags", with("name", unique("Goes")));
        request();
        // Planned, and nothing done yet.
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(Rebuild.unplanned()).isPresent());
        act(goes.getString("id"), "unpublish").then().statusCode(200);
        asAdministrator()
                .header("If-Match", "*")
                .delete(MANAGE + "/tags/" + tag.getString("id"))
                .then()
                .statusCode(204);
        anArticle().published();
        Map<String, List<String>> before = rows();

        worker.doAll();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void oneThatCannotBeMadeAnewStopsNoOtherAndIsNamed() throws SQLException {
        JsonPath broken = anArticle().published();
        JsonPath fine = anArticle().published();
        Map<String, List<String>> before = rows();
        String kept = "update article_revision set body = '%s' where article_id = '" + broken.getString("id") + "';"
                + "update published_article set projection = 0 where article_id = any('{" + broken.getString("id") + ","
                + fine.getString("id") + "}')";
        DATABASE.execute(kept.formatted("[{\"type\": \"nonsense\"}]"));

        worker.look();
        worker.doAll();

        state().body("lastRebuild.cause", equalTo("outdated"))
                .body("lastRebuild.failed", equalTo(1))
                .body("lastRebuild.failures.part", contains("articles"))
                .body("lastRebuild.failures.id", contains(broken.getString("id")));
        assertThat(DATABASE.ask(
                        "select projection from published_article where article_id = '" + fine.getString("id") + "'"))
                .isEqualTo(String.valueOf(projection("articles").version()));
        asAnonymous().get("/api/v1/articles/" + broken.getString("slug")).then().statusCode(200);
        // Not again and again.
        String last = state().extract().path("lastRebuild.id");
        worker.look();
        worker.doAll();
        state().body("lastRebuild.id", equalTo(last));

        DATABASE.execute(kept.formatted("[{\"type\": \"paragraph\", \"id\": \"" + broken.getString("body[0].id")
                + "\", \"html\": \"A paragraph.\"}]"));
        rebuildAll();
        assertThat(rows()).isEqualTo(before);
    }

    /** Whoever publishes waits for the batch that has read the article already, and has the last word. */
    @Test
    void aPublishInBetweenWins() throws Exception {
        JsonPath article = anArticle().published();
        String headline = unique("After it");
        ExecutorService editor = Executors.newSingleThreadExecutor();
        Future<Integer> published;
        QuarkusTransaction.begin();
        try {
            projection("articles").rebuild(List.of(UUID.fromString(article.getString("id"))));

            published = editor.submit(() -> publish(article, headline));
            assertThat(isWaiting(published)).isTrue();
        } finally {
            QuarkusTransaction.commit();
        }

        assertThat(published.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        asAnonymous().get("/api/v1/articles/" + article.getString("id")).then().body("headline", equalTo(headline));
        editor.shutdown();
    }

    private static int publish(JsonPath article, String headline) {
        patch("articles/" + article.getString("id"), with("headline", headline));
        return act(article.getString("id"), "publish").statusCode();
    }

    private static boolean isWaiting(Future<?> work) throws InterruptedException {
        Thread.sleep(500);
        return !work.isDone();
    }

    private Projection projection(String name) {
        return projections.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Rebuild after rebuild while editors do whatever they do: in the end the last one finds nothing to mend. */
    @Test
    void editorsAndRebuildsMayMeetInAnyOrder() throws Exception {
        List<JsonPath> articles = new ArrayList<>();
        String section = aSection();
        for (int n = 0; n < 12; n++) {
            articles.add(anArticle().inSection(section).published());
        }
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<Void>> hands = List.of(() -> rebuilds(isOver), () -> rebuilds(isOver));
        List<Future<Void>> rebuilding = hands.stream().map(pool::submit).toList();
        List<Future<?>> editing = new ArrayList<>();
        for (int editor = 0; editor < 2; editor++) {
            Random random = new Random(editor);
            List<JsonPath> own = articles.subList(editor * 6, editor * 6 + 6);
            editing.add(pool.submit(() -> {
                for (int n = 0; n < 40; n++) {
                    edit(own.get(random.nextInt(own.size())), random.nextInt(8));
                }
            }));
        }
        for (Future<?> editor : editing) {
            editor.get(2, TimeUnit.MINUTES);
        }
        isOver.set(true);
        for (Future<Void> hand : rebuilding) {
            hand.get(1, TimeUnit.MINUTES);
        }
        pool.shutdown();
        worker.doAll();
        Map<String, List<String>> left = rows();

        List<String> told = toldDuring(this::rebuildAll);

        assertThat(rows()).isEqualTo(left);
        assertThat(told).isEmpty();
        for (JsonPath article : articles) {
            String status = asAdministrator()
                    .get(MANAGE + "/articles/" + article.getString("id"))
                    .path("publication");
            asAnonymous()
                    .get("/api/v1/articles/" + article.getString("id"))
                    .then()
                    .statusCode(
                            switch (status) {
                                case "published" -> 200;
                                case "killed" -> 410;
                                default -> 404;
                            });
        }
    }

    private Void rebuilds(AtomicBoolean isOver) {
        while (!isOver.get()) {
            request();
            worker.doAll();
        }
        return null;
    }

    private static void edit(JsonPath article, int choice) {
        String id = article.getString("id");
        switch (choice) {
            case 0, 1 -> act(id, "unpublish");
            case 2, 3 -> act(id, "publish");
            case 4 -> act(id, "publish", with("substantive", true));
            case 5, 6 -> publish(article, unique("Edited"));
            default -> {
                if (id.hashCode() % 3 == 0) {
                    act(id, "kill", with("statement", "Gone."));
                }
            }
        }
    }
}
