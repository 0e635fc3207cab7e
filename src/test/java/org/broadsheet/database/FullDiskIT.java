package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.broadsheet.testkit.SmallDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * While the disk is full, writes are refused and reading goes on; when there is room again everything that was acknowledged
 * is there, and nobody has started anything again.
 */
class FullDiskIT {

    private static final Path DISK = Path.of("target/full-disk");

    /** PostgreSQL and an empty database take 110. */
    private static final int MEGABYTES = 250;

    private static final String ARTICLES = "/api/v1/manage/articles";
    private static final Map<String, String> PATCH =
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*");

    private static final int REFUSALS = 10;

    /** Bounds against waiting for ever, not measures of speed. */
    private static final int SECONDS = 120;

    /**
     * An article, and what it may be called: as was acknowledged last, or as was refused since, of which nobody can tell where
     * the connection was lost.
     */
    private record Story(String id, String text, List<String> headlines) {

        Story(String id, String headline) {
            this(id, headline, new ArrayList<>(List.of(headline)));
        }

        void acknowledged(String headline) {
            headlines.clear();
            headlines.add(headline);
        }
    }

    private static SmallDisk disk;
    private static RunningService service;
    private static TestDatabase database;

    private final Map<String, Integer> refused = new HashMap<>();
    private final List<Story> published = new ArrayList<>();
    private final List<Story> waiting = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private Story kept;
    private int counter;

    @BeforeAll
    static void start() {
        Optional<SmallDisk> made = SmallDisk.at(DISK, MEGABYTES);
        assumeTrue(made.isPresent(), "no disk of one's own without unshare, mount and user namespaces");
        disk = made.get();
        service = RunningService.start(disk, Map.of("BROADSHEET_COMMENTS_MODE", "open"));
        database = new TestDatabase(service.sees(disk.directory().resolve("postgres")));
        acknowledged(service.post("/api/v1/manage/sections", "{\"name\": \"News\"}"));
        acknowledged(service.post("/api/v1/manage/sections", "{\"name\": \"Chronicle\"}"));
    }

    @AfterAll
    static void end() {
        if (service != null) {
            service.close();
        }
    }

    /** Some that are public, one of them in a list that nothing changes, and some that wait for it. */
    @BeforeEach
    void write() {
        kept = create("chronicle", "Kept").orElseThrow();
        assertThat(publish(kept)).isTrue();
        for (int story = 1; story <= 3; story++) {
            waiting.add(create("news", "Waiting " + story).orElseThrow());
            Story known = create("news", "Published " + story).orElseThrow();
            assertThat(publish(known)).isTrue();
            published.add(known);
        }
        readWhatIsKept();
    }

    @AfterEach
    void makeRoom() {
        disk.free(service);
    }

    @Test
    void refusesWritesAndGoesOnReadingWhereTablesCannotGrow() {
        disk.fill(service);

        boolean allRefused = Eventually.holds(
                () -> {
                    writeAll();
                    assertThat(readWhatIsKept())
                            .allSatisfy(
                                    answer -> assertThat(answer.statusCode()).isEqualTo(200));
                    assertThat(readAnew().statusCode()).isEqualTo(200);
                    assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
                    return refused.size() == 4 && refused.values().stream().allMatch(times -> times >= REFUSALS);
                },
                SECONDS);

        assertThat(allRefused).as("%s; %s", refused, service.output()).isTrue();
        disk.free(service);
        writesAgainAndHasLostNothing();
    }

    @Test
    void goesOnReadingWhatItHoldsWherePostgresCannotRun() throws SQLException {
        disk.fill(service);
        // The next change needs the next piece of PostgreSQL's own log, for which there is no room.
        database.execute("SELECT pg_switch_wal()");
        int before = failedStarts();

        boolean triedAgain = Eventually.holds(
                () -> {
                    writeAll();
                    assertThat(readWhatIsKept())
                            .allSatisfy(
                                    answer -> assertThat(answer.statusCode()).isEqualTo(200));
                    HttpResponse<String> anew = readAnew();
                    assertThat(anew.statusCode() == 200 || isRefusal(anew))
                            .as(anew.body())
                            .isTrue();
                    return failedStarts() >= before + 2;
                },
                SECONDS);

        assertThat(triedAgain).as(service.output()).isTrue();
        assertThat(readWhatIsKept())
                .allSatisfy(
                        answer -> assertThat(answer.headers().firstValue("Age")).isPresent());
        assertThat(service.output()).contains("whose disk has 0 MB left");
        disk.free(service);
        writesAgainAndHasLostNothing();
    }

    private static int failedStarts() {
        return service.output().split("PostgreSQL could not be started again", -1).length - 1;
    }

    /** One write of each kind; remembers what was acknowledged and counts what was refused. */
    private void writeAll() {
        int turn = ++counter;
        create("news", "New " + turn).ifPresent(waiting::add);
        if (publish(waiting.get(0))) {
            published.add(waiting.remove(0));
        }
        Story changed = published.get(turn % published.size());
        String headline = "Changed " + turn;
        changed.headlines.add(headline);
        if (accepted("change", service.send("PATCH", ARTICLES + "/" + changed.id, PATCH, """
                {"headline": "%s"}""".formatted(headline)))) {
            changed.acknowledged(headline);
        }
        HttpResponse<String> comment = service.post(commentsOf(published.get(0)), """
                {"name": "Mara", "body": "Heard %d"}""".formatted(turn));
        if (accepted("comment", comment)) {
            comments.add(JsonPath.from(comment.body()).getString("id"));
        }
        assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private Optional<Story> create(String section, String headline) {
        HttpResponse<String> created = service.post(ARTICLES, """
                {"headline": "%s", "section": "%s", "body": {"format": "markdown", "value": "%s"}}""".formatted(headline, section, headline));
        return accepted("create", created)
                ? Optional.of(new Story(JsonPath.from(created.body()).getString("id"), headline))
                : Optional.empty();
    }

    private boolean publish(Story story) {
        String path = ARTICLES + "/" + story.id + "/actions/publish";
        return accepted("publish", service.send("POST", path, Map.of("If-Match", "*"), ""));
    }

    private static String commentsOf(Story story) {
        return "/api/v1/articles/" + story.id + "/comments";
    }

    private boolean accepted(String kind, HttpResponse<String> answer) {
        if (isRefusal(answer)) {
            refused.merge(kind, 1, Integer::sum);
            return false;
        }
        acknowledged(answer);
        return true;
    }

    private static void acknowledged(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request().uri(), answer.body())
                .isIn(200, 201);
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        if (answer.statusCode() != 503) {
            return false;
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(JsonPath.from(answer.body()).getString("code")).isEqualTo("unavailable");
        return true;
    }

    /** What was read before and has not changed since. */
    private List<HttpResponse<String>> readWhatIsKept() {
        return List.of(
                service.get("/api/v1/articles/" + kept.id),
                service.get("/api/v1/articles?section=chronicle"),
                service.get("/api/v1/sections"));
    }

    /** What nobody has read before. */
    private HttpResponse<String> readAnew() {
        return service.get(
                "/api/v1/articles?section=news&publishedFrom=2001-01-01T00:00:00." + (1000 + ++counter) + "Z");
    }

    private void writesAgainAndHasLostNothing() {
        assertThat(Eventually.holds(() -> create("news", "Afterwards").isPresent(), SECONDS))
                .as(service.output())
                .isTrue();
        assertThat(published).allSatisfy(FullDiskIT::isThere);
        assertThat(JsonPath.from(read(commentsOf(published.get(0)) + "?limit=100"))
                        .getList("data.id"))
                .containsAll(comments);
        waiting.forEach(story -> assertThat(publish(story)).isTrue());
        assertThat(waiting).allSatisfy(FullDiskIT::isThere);
    }

    private static void isThere(Story story) {
        JsonPath draft = JsonPath.from(read(ARTICLES + "/" + story.id));
        assertThat(draft.getString("headline")).isIn(story.headlines);
        JsonPath shown = JsonPath.from(read("/api/v1/articles/" + story.id + "?include=bodyText"));
        assertThat(shown.getString("bodyText")).isEqualTo(story.text);
    }

    private static String read(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
