package org.broadsheet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.testkit.Eventually;
import org.broadsheet.testkit.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer finds, and tests of others rely on. */
class DemoIT {

    private static final String ARTICLES = "/api/v1/articles";

    /** Ids, slugs, times and counts of the first release, which every later one must keep. */
    private static final String PROMISED = "/demo/promised.txt";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private static JsonNode read(RunningService service, String path) {
        try {
            return JSON.readTree(service.get(path).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(path, e);
        }
    }

    @Test
    void newsroomIsWholeAndAsPromised() throws IOException {
        try (RunningService service = start("temporary", 0)) {
            List<JsonNode> articles = walk(service, ARTICLES + "?limit=30&include=body,bodyHtml,bodyText");
            List<String> found = Stream.of(
                            lines("section", walk(service, "/api/v1/sections?limit=100")),
                            lines("author", walk(service, "/api/v1/authors?limit=100")),
                            lines("tag", walk(service, "/api/v1/tags?limit=100")),
                            lines("article", articles, "publishedAt", "commentCount"))
                    .flatMap(List::stream)
                    .toList();

            assertThat(found).containsAll(promised());
            assertThat(articles).hasSizeGreaterThanOrEqualTo(40);
            assertThat(articles).noneMatch(article -> article.toString().contains("\uFFFF"));
            assertThat(values(articles, "language")).contains("en", "es", "fr", "de", "ar");
            assertThat(values(
                            articles.stream()
                                    .flatMap(a -> stream(a.get("body")))
                                    .toList(),
                            "type"))
                    .contains("image", "gallery", "embed", "table", "code", "factbox", "related", "pullquote");
            for (JsonNode article : articles) {
                assertThat(approved(
                                service, ARTICLES + "/" + article.get("slug").asText() + "/comments?sort=oldest"))
                        .as(article.get("slug").asText())
                        .isEqualTo(article.get("commentCount").asInt());
            }
            assertThat(walk(service, "/api/v1/manage/media?limit=100"))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(media -> {
                        var picture = service.get(media.get("url").asText());
                        assertThat(picture.statusCode()).isEqualTo(200);
                        assertThat(picture.headers().firstValue("content-type").orElse(""))
                                .startsWith("image/svg+xml");
                    });
        }
    }

    @Test
    void onlyAnEmptyDatabaseIsFilled() {
        String database = directory.resolve("pg").toString();
        try (RunningService service = RunningService.start(database, Map.of())) {
            assertThat(service.post("/api/v1/manage/sections", "{\"name\": \"Ours\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        try (RunningService service = start(database, 0)) {
            assertThat(walk(service, ARTICLES)).isEmpty();
            assertThat(walk(service, "/api/v1/sections")).hasSize(1);
        }
    }

    @Test
    void copiesAreArticlesOfTheirOwn() {
        try (RunningService service = start("temporary", 300)) {
            JsonNode first = read(service, ARTICLES + "?total=exact&limit=1");
            assertThat(first.at("/page/total").asInt()).isEqualTo(300);
            List<JsonNode> articles =
                    walk(service, ARTICLES + "?limit=100&fields=id,slug,headline,publishedAt,commentCount");
            JsonNode last = articles.get(299);
            assertThat(last.get("id").asText()).isEqualTo("019ca200-b000-79bd-b97f-ed0df53e3515");
            assertThat(last.get("headline").asText()).endsWith(" · 256");
            JsonNode read = read(service, ARTICLES + "/" + last.get("slug").asText());
            assertThat(read.get("headline").asText())
                    .isEqualTo(last.get("headline").asText());
            assertThat(read.get("publishedAt").asText())
                    .isEqualTo(last.get("publishedAt").asText());
            JsonNode managed =
                    read(service, "/api/v1/manage/articles/" + last.get("id").asText());
            assertThat(managed.get("headline").asText())
                    .isEqualTo(last.get("headline").asText());
            assertThat(managed.get("publication").asText()).isEqualTo("published");
            for (JsonNode article : articles.subList(44, 88)) {
                assertThat(approved(
                                service, ARTICLES + "/" + article.get("slug").asText() + "/comments"))
                        .as(article.get("slug").asText())
                        .isEqualTo(article.get("commentCount").asInt());
            }
        }
    }

    @Test
    void killedHalfWayItBeginsAgain() {
        String database = directory.resolve("pg").toString();
        try (RunningService service = RunningService.launch(
                database, Map.of("BROADSHEET_DEMO_ENABLED", "true", "BROADSHEET_DEMO_ARTICLES", "50000"))) {
            assertThat(Eventually.holds(() -> service.output().contains("Loading the demo newsroom: 10,"), 120))
                    .isTrue();
            service.kill9();
        }
        try (RunningService service = start(database, 0)) {
            assertThat(service.output()).contains("Loaded the demo newsroom with 44 articles");
            assertThat(walk(service, ARTICLES + "?limit=100")).hasSize(44);
        }
    }

    private static RunningService start(String database, int articles) {
        return RunningService.start(
                database,
                Map.of("BROADSHEET_DEMO_ENABLED", "true", "BROADSHEET_DEMO_ARTICLES", String.valueOf(articles)));
    }

    private static List<JsonNode> walk(RunningService service, String path) {
        List<JsonNode> rows = new ArrayList<>();
        for (String at = path; at != null; ) {
            JsonNode page = read(service, at);
            page.get("data").forEach(rows::add);
            at = page.at("/page/next").textValue();
        }
        return rows;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> lines(String kind, List<JsonNode> rows, String... more) {
        return rows.stream()
                .map(row -> Stream.concat(Stream.of("id", "slug"), Stream.of(more))
                        .map(name -> row.get(name).asText())
                        .collect(Collectors.joining(" ", kind + " ", "")))
                .toList();
    }

    private static Set<String> values(List<JsonNode> rows, String name) {
        return rows.stream().map(row -> row.get(name).asText()).collect(Collectors.toSet());
    }

    /** Approved comments in a list and below it. */
    private static int approved(RunningService service, String path) {
        int approved = 0;
        for (JsonNode comment : walk(service, path)) {
            approved += comment.get("status").asText().equals("approved") ? 1 : 0;
            if (comment.get("replyCount").asInt() > 0) {
                approved += approved(
                        service, "/api/v1/comments/" + comment.get("id").asText() + "/replies");
            }
        }
        return approved;
    }

    private static List<String> promised() throws IOException {
        try (var file = DemoIT.class.getResourceAsStream(PROMISED)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
