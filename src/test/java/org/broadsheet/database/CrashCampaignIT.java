package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills the database or the service, again and again, while articles are published as fast as they can be. */
@Tag("campaign")
class CrashCampaignIT {

    private static final Path DATA = Path.of("target/crash campaign/postgres");
    private static final TestDatabase DATABASE = new TestDatabase(DATA);
    private static final String ARTICLES = "/api/v1/manage/articles";
    private static final Map<String, String> PATCH =
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*");

    private static final int KILLS = 20;
    private static final int WRITERS = 3;

    /** Bounds against waiting for ever, not measures of speed. */
    private static final int SECONDS = 120;

    /** What readers may see of an article: what was acknowledged last, or what was under way after it; null for nothing. */
    private record Story(String acknowledged, String underWay) {

        boolean mayShow(String headline) {
            return headline == null ? acknowledged == null : headline.equals(acknowledged) || headline.equals(underWay);
        }
    }

    private final Map<String, Story> stories = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private RunningService service;

    @BeforeEach
    void empty() throws IOException {
        Files.createDirectories(DATA.getParent());
        DATABASE.delete();
    }

    @AfterEach
    void end() {
        service.close();
        DATABASE.delete();
    }

    @Test
    void whatWasAcknowledgedIsPublicAndNothingIsHalfPublished() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        start();
        assertThat(service.post("/api/v1/manage/sections", "{\"name\": \"News\"}")
                        .statusCode())
                .isEqualTo(201);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean database = kill % 2 == 0;
            publishUntilKilled(database, random.nextInt(300, 3000));
            if (database) {
                assertThat(Eventually.holds(this::answers, SECONDS))
                        .as(service.output())
                        .isTrue();
            } else {
                start();
            }
            check("kill " + kill + ", seed " + seed);
        }
        assertThat(acknowledged.get()).isGreaterThan(KILLS);
        System.out.printf("%d kills, %d publications acknowledged, none lost%n", KILLS, acknowledged.get());
    }

    private void start() {
        service = RunningService.start(DATA.toString(), Map.of());
    }

    private boolean answers() {
        return service.get(ARTICLES).statusCode() == 200;
    }

    private void publishUntilKilled(boolean database, int afterMillis) {
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> written = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            written.add(writers.submit(() -> {
                while (!killed.get()) {
                    write();
                }
            }));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(afterMillis));
        if (database) {
            DATABASE.postmaster().destroyForcibly();
        } else {
            service.kill9();
        }
        killed.set(true);
        writers.shutdown();
        for (Future<?> each : written) {
            assertThat(each).succeedsWithin(SECONDS, TimeUnit.SECONDS);
        }
    }

    /** An article that is published, and published again with another headline. */
    private void write() {
        String headline = "Story " + counter.incrementAndGet();
        HttpResponse<String> created =
                sent("POST", ARTICLES, Map.of("Content-Type", "application/json"), """
                {"headline": "%s", "section": "news", "body": {"format": "markdown", "value": "%s."}}""".formatted(headline, headline));
        if (created == null) {
            return;
        }
        String id = JsonPath.from(created.body()).getString("id");
        if (publish(id, new Story(null, headline))) {
            String next = headline + ", updated";
            HttpResponse<String> changed =
                    sent("PATCH", ARTICLES + "/" + id, PATCH, "{\"headline\": \"" + next + "\"}");
            if (changed != null) {
                publish(id, new Story(headline, next));
            }
        }
    }

    private boolean publish(String id, Story story) {
        stories.put(id, story);
        HttpResponse<String> published =
                sent("POST", ARTICLES + "/" + id + "/actions/publish", Map.of("If-Match", "*"), "");
        if (published == null) {
            return false;
        }
        acknowledged.incrementAndGet();
        stories.put(id, new Story(story.underWay(), story.underWay()));
        return true;
    }

    /** Null where it was not acknowledged. */
    private HttpResponse<String> sent(String method, String path, Map<String, String> headers, String body) {
        HttpResponse<String> answer;
        try {
            answer = service.send(method, path, headers, body);
        } catch (UncheckedIOException connectionLost) {
            return null;
        }
        if (answer.statusCode() == 503) {
            return null;
        }
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isIn(200, 201);
        return answer;
    }

    private void check(String when) {
        stories.forEach((id, story) -> {
            HttpResponse<String> read = service.get("/api/v1/articles/" + id + "?include=bodyText");
            String headline =
                    read.statusCode() == 404 ? null : JsonPath.from(read.body()).getString("headline");
            assertThat(story.mayShow(headline))
                    .as("%s: %s shows %s", when, story, headline)
                    .isTrue();
        });
        List<String> shown = walk("/api/v1/articles?limit=100&section=news", "slug");
        assertThat(shown).as(when).doesNotHaveDuplicates();
        assertThat(walk(ARTICLES + "?limit=100&status=published", "slug"))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(shown);
        stories.clear();
    }

    private List<String> walk(String path, String property) {
        List<String> found = new ArrayList<>();
        for (String next = path; next != null; ) {
            HttpResponse<String> page = service.get(next);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            found.addAll(JsonPath.from(page.body()).getList("data." + property));
            next = JsonPath.from(page.body()).getString("page.next");
        }
        return found;
    }
}
