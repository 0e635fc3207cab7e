package org.broadsheet.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.act;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;
import static org.broadsheet.testkit.Newsroom.patch;
import static org.broadsheet.testkit.Newsroom.with;
import static org.broadsheet.testkit.Problems.at;
import static org.broadsheet.testkit.Problems.isProblem;
import static org.broadsheet.testkit.Readers.aComment;
import static org.broadsheet.testkit.Readers.delete;
import static org.broadsheet.testkit.Readers.moderate;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.change.Changes;
import org.broadsheet.database.TestDatabase;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.EventStream;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.StatementLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes in a thread, by stream and page by page: in order, without gap or repeat, and nothing that is not public. */
@QuarkusTest
@TestProfile(LiveThreadsTest.Small.class)
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class LiveThreadsTest {

    private static final int SECONDS = 20;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 5;
    private static final TestDatabase DATABASE = new TestDatabase(EmbeddedDatabaseResource.DIRECTORY);

    public static class Small implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.comments.streams",
                    "4",
                    "broadsheet.comments.streams-per-client",
                    "2",
                    "broadsheet.comments.heartbeat",
                    "300ms",
                    "broadsheet.http.trusted-proxies",
                    "127.0.0.1");
        }
    }

    private String slug;
    private String article;
    private String path;

    @Inject
    LiveStreams streams;

    @Inject
    Changes log;

    @BeforeEach
    void publish() {
        JsonPath published = anArticle().published();
        slug = published.getString("slug");
        article = published.getString("id");
        path = "/api/v1/articles/" + slug + "/comments";
        assertThat(Eventually.holds(() -> streams.count() == 0, SECONDS)).isTrue();
    }

    private EventStream follow(String... headers) {
        EventStream stream = EventStream.open(path + "/stream", headers);
        assertThat(stream.status()).isEqualTo(200);
        assertThat(Eventually.holds(() -> stream.last() != null, SECONDS)).isTrue();
        return stream;
    }

    private static void await(EventStream stream, int events) {
        assertThat(Eventually.holds(() -> stream.events().size() >= events, SECONDS))
                .as("%d events, of %s", events, stream.events())
                .isTrue();
    }

    private JsonPath changes(String query) {
        return asAnonymous()
                .urlEncodingEnabled(false)
                .get(path + "/changes" + query)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
    }

    private String now() {
        return changes("").getString("since");
    }

    /** All that changed since then, page by page. */
    private List<Map<String, Object>> all(String since, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        JsonPath page = changes("?limit=" + limit + "&since=" + since);
        all.addAll(page.getList("data"));
        while (page.getString("page.next") != null) {
            page = asAnonymous()
                    .urlEncodingEnabled(false)
                    .get(page.getString("page.next"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("data"));
        }
        return all;
    }

    @Test
    void tellsWhatIsShownHiddenAndDeleted() {
        String since = now();
        try (EventStream stream = follow()) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(stream.retry()).isEqualTo("3000");
            String root = aComment().on(slug).text("Root").approved();
            await(stream, 1);
            assertThat(stream.events().get(0).type()).isEqualTo("commentShown");
            JsonPath shown = stream.events().get(0).json();
            assertThat(shown.getString("id")).isEqualTo(root);
            Map<String, Object> alone = new HashMap<>(
                    asAnonymous().get("/api/v1/comments/" + root).jsonPath().getMap(""));
            alone.remove("ancestors");
            assertThat(shown.getMap("comment")).isEqualTo(alone);

            String reply = aComment().on(slug).answering(root).text("Reply").approved();
            await(stream, 2);
            delete(root).then().statusCode(204);
            await(stream, 3);
            moderate(reply, "reject").then().statusCode(200);
            await(stream, 5);
        }
        List<Map<String, Object>> changes = all(since, 2);
        assertThat(changes)
                .extracting(change -> change.get("type"))
                .containsExactly("commentShown", "commentShown", "commentDeleted", "commentHidden", "commentHidden");
        assertThat(changes).noneMatch(change -> change.containsKey("comment"));
    }

    @Test
    void placesStayWhereAnswersAre() {
        String since = now();
        try (EventStream stream = follow()) {
            String root = aComment().on(slug).text("Root").approved();
            aComment().on(slug).answering(root).approved();
            delete(root).then().statusCode(204);
            await(stream, 3);
        }

        JsonPath change = changes("?since=" + since);
        assertThat(change.getString("data[2].type")).isEqualTo("commentDeleted");
        assertThat(change.getString("data[2].comment.status")).isEqualTo("deleted");
        assertThat(change.getString("data[2].comment.bodyText")).isNull();
    }

    @Test
    void nothingThatIsHeldOrRejectedEverPasses() {
        String since = now();
        try (EventStream stream = follow()) {
            aComment().on(slug).text("Held secret").held();
            String rejected = aComment().on(slug).text("Rejected secret").held();
            moderate(rejected, "reject").then().statusCode(200);
            String both = aComment().on(slug).text("Twice secret").approved();
            moderate(both, "reject").then().statusCode(200);
            String last = aComment().on(slug).text("Last").approved();
            await(stream, 3);

            assertThat(stream.events())
                    .extracting(event -> event.json().getString("id"))
                    .containsExactly(both, both, last);
        }
        assertThat(all(since, 100).toString()).contains("Last").doesNotContain("secret");
        try (EventStream stream = follow("Last-Event-ID", since)) {
            await(stream, 3);
            assertThat(stream.events().toString()).contains("Last").doesNotContain("secret");
        }
    }

    /** Whoever breaks off and comes back, whenever that is, is told everything once and in order. */
    @Test
    void resumesWithoutGapOrRepeatWhileOthersWrite() throws Exception {
        String since = now();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(writer);
            writers.add(pool.submit(() -> write(random)));
        }
        List<EventStream.Event> told = new ArrayList<>();
        String last = since;
        int opened = 0;
        while (!writers.stream().allMatch(Future::isDone)) {
            assertThat(Eventually.holds(() -> streams.count() == 0, SECONDS)).isTrue();
            try (EventStream stream = follow("Last-Event-ID", last)) {
                int some = 1 + opened % 4;
                Eventually.holds(() -> stream.events().size() >= some, 1);
                List<EventStream.Event> events = stream.events();
                told.addAll(events);
                last = events.isEmpty() ? last : events.get(events.size() - 1).id();
                opened++;
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        List<String> expected = ids(all(since, 100));
        try (EventStream stream = follow("Last-Event-ID", last)) {
            int missing = expected.size() - told.size();
            await(stream, missing);
            told.addAll(stream.events());
        }

        assertThat(opened).isGreaterThan(3);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(WRITERS * ROUNDS);
        assertThat(told).extracting(event -> event.json().getString("id")).isEqualTo(expected);
        assertThat(new HashSet<>(told.stream().map(EventStream.Event::id).toList()))
                .hasSameSizeAs(told);
    }

    private static List<String> ids(List<Map<String, Object>> changes) {
        return changes.stream().map(change -> (String) change.get("id")).toList();
    }

    private void write(Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            String id = aComment().on(slug).approved();
            if (random.nextBoolean()) {
                moderate(id, "reject").then().statusCode(200);
            }
        }
    }

    @Test
    void clientsSwitchBetweenStreamAndPages() {
        String since = now();
        String first = aComment().on(slug).approved();
        String place;
        try (EventStream stream = EventStream.open(path + "/stream?since=" + since)) {
            await(stream, 1);
            place = stream.events().get(0).id();
        }
        String second = aComment().on(slug).approved();

        assertThat(ids(all(since, 1))).containsExactly(first, second);
        assertThat(ids(all(place, 100))).containsExactly(second);
        changes("?since=" + place).getString("since");
        String end = changes("?since=" + place).getString("since");
        assertThat(changes("?since=" + end).getList("data")).isEmpty();
    }

    @Test
    void placeMustBeOneOfThisThreadThatIsKept() throws Exception {
        String since = now();
        String other = anArticle().published().getString("slug");
        for (String bad : List.of("x", since.substring(1), since + "A")) {
            asAnonymous()
                    .get(path + "/changes?since=" + bad)
                    .then()
                    .spec(isProblem(400, "invalidRequest", at("since", "unknownCursor")));
            try (EventStream refused = EventStream.open(path + "/stream", "Last-Event-ID", bad)) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.problem().getString("errors[0].parameter")).isEqualTo("Last-Event-ID");
            }
        }
        asAnonymous()
                .get("/api/v1/articles/" + other + "/comments/changes?since=" + since)
                .then()
                .spec(isProblem(400, "invalidRequest", at("since", "unknownCursor")));
        log.beginEpoch();

        asAnonymous().get(path + "/changes?since=" + since).then().spec(isProblem(410, "cursorExpired"));
        try (EventStream refused = EventStream.open(path + "/stream", "Last-Event-ID", since)) {
            assertThat(refused.status()).isEqualTo(410);
            assertThat(refused.problem().getString("code")).isEqualTo("cursorExpired");
        }
    }

    @Test
    void streamsEndWithTheirEpoch() {
        try (EventStream stream = follow()) {
            log.beginEpoch();
            assertThat(Eventually.holds(stream::hasEnded, SECONDS)).isTrue();
        }
        assertThat(Eventually.holds(() -> streams.count() == 0, SECONDS)).isTrue();
    }

    @Test
    void whoHasMissedTooMuchReadsItPageByPage() throws Exception {
        String since = now();
        String id = aComment().on(slug).approved();
        DATABASE.execute("insert into change (type, subject_id, slug, keys, at, part_id) select 'commentShown', '"
                + article + "', '" + slug + "', array['comments:" + article + "'], now(), '" + id
                + "' from generate_series(1, 220)");
        assertThat(Eventually.holds(() -> all(since, 100).size() == 221, SECONDS))
                .isTrue();

        try (EventStream refused = EventStream.open(path + "/stream?since=" + since)) {
            assertThat(refused.status()).isEqualTo(410);
        }
        assertThat(streams.count()).isZero();
    }

    @Test
    void isGivenSignsOfLife() {
        try (EventStream stream = follow()) {
            assertThat(Eventually.holds(() -> stream.comments().size() >= 3, SECONDS))
                    .isTrue();
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void areBoundedByNetworkAndInAll() {
        List<EventStream> open = new ArrayList<>();
        try {
            open.add(follow("X-Forwarded-For", "203.0.113.1"));
            open.add(follow("X-Forwarded-For", "203.0.113.200"));
            try (EventStream third = EventStream.open(path + "/stream", "X-Forwarded-For", "203.0.113.9")) {
                assertThat(third.status()).isEqualTo(429);
                assertThat(third.header("Retry-After")).isEqualTo("10");
                assertThat(third.problem().getString("code")).isEqualTo("tooManyRequests");
            }
            open.add(follow("X-Forwarded-For", "198.51.100.1"));
            open.add(follow("X-Forwarded-For", "192.0.2.1"));
            try (EventStream fifth = EventStream.open(path + "/stream", "X-Forwarded-For", "192.0.2.2")) {
                assertThat(fifth.status()).isEqualTo(503);
                assertThat(fifth.header("Retry-After")).isEqualTo("10");
            }
            open.remove(0).close();
            assertThat(Eventually.holds(() -> streams.count() == 3, SECONDS)).isTrue();
            open.add(follow("X-Forwarded-For", "203.0.113.9"));
        } finally {
            open.forEach(EventStream::close);
        }
    }

    @Test
    void manyStreamsAreReadForOnce() {
        try (EventStream one = follow("X-Forwarded-For", "203.0.113.1");
                EventStream two = follow("X-Forwarded-For", "198.51.100.1");
                EventStream three = follow("X-Forwarded-For", "192.0.2.1")) {
            String id = aComment().on(slug).held();
            List<String> sent = StatementLog.during(() -> {
                moderate(id, "approve").then().statusCode(200);
                List.of(one, two, three).forEach(stream -> await(stream, 1));
            });
            assertThat(sent).filteredOn(sql -> sql.contains("c.position > ?")).hasSize(1);
            assertThat(sent)
                    .filteredOn(sql -> sql.contains("c.id = any(?) and c.shown"))
                    .hasSize(1);
            assertThat(one.events()).isEqualTo(two.events()).isEqualTo(three.events());
        }
    }

    @Test
    void endsWhenTheArticleIsWithdrawn() {
        try (EventStream stream = follow()) {
            act(article, "unpublish").then().statusCode(200);
            assertThat(Eventually.holds(stream::hasEnded, SECONDS)).isTrue();
        }
        try (EventStream again = EventStream.open(path + "/stream")) {
            assertThat(again.status()).isEqualTo(404);
        }
        asAnonymous().get(path + "/changes").then().spec(isProblem(404, "notFound"));
    }

    @Test
    void goesOnWhenTheArticleIsPublishedAgain() {
        try (EventStream stream = follow()) {
            patch("articles/" + article, with("headline", "Another")).then().statusCode(200);
            act(article, "publish").then().statusCode(200);
            aComment().on(slug).approved();
            await(stream, 1);
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void whatIsNotThereHasNoStream() {
        for (String name : List.of(
                "nothing-" + slug,
                UUID.randomUUID().toString(),
                anArticle().draft().getString("slug"))) {
            asAnonymous()
                    .get("/api/v1/articles/" + name + "/comments/changes")
                    .then()
                    .spec(isProblem(404, "notFound"));
            try (EventStream stream = EventStream.open("/api/v1/articles/" + name + "/comments/stream")) {
                assertThat(stream.status()).isEqualTo(404);
                assertThat(stream.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
        assertThat(streams.count()).isZero();
    }

    @Test
    void formerSlugsLeadOn() {
        patch("articles/" + article, with("slug", "other-" + slug)).then().statusCode(200);
        act(article, "publish").then().statusCode(200);

        for (String end : List.of("/changes", "/stream")) {
            try (EventStream moved = EventStream.open(path + end)) {
                assertThat(moved.status()).isIn(308, 406);
            }
        }
        asAnonymous()
                .redirects()
                .follow(false)
                .get(path + "/changes?limit=3")
                .then()
                .statusCode(308)
                .header("Location", equalTo("/api/v1/articles/other-" + slug + "/comments/changes?limit=3"));
        try (EventStream moved = EventStream.open(path + "/stream?since=x")) {
            assertThat(moved.status()).isEqualTo(400);
        }
    }

    @Test
    void beginsWithNothing() {
        aComment().on(slug).approved();

        asAnonymous()
                .get(path + "/changes")
                .then()
                .statusCode(200)
                .body("data", empty())
                .body("page.next", nullValue());
    }
}
