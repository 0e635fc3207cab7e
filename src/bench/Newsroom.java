import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of the demo newsroom one with 20 sections and 200 authors, each with articles, through the management API: so
 * copies.sql finds rows of every kind as the service itself writes them.
 *
 * <p>{@code java src/bench/Newsroom.java http://127.0.0.1:8097/api/v1 token}
 */
public class Newsroom {

    private static final int SECTIONS = 20;
    private static final int AUTHORS = 200;
    private static final int ARTICLES_OF_EACH = 2;

    /** Before the first of the demo newsroom's articles. */
    private static final Instant LAST = Instant.parse("2026-02-28T12:00:00Z");

    private static final Duration BETWEEN = Duration.ofMinutes(7);

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

    /** What saves an article anew, in the order in which the API shows it. */
    private static final Pattern CONTENT = Pattern.compile("(\"headline\":.*\"body\":\\[.*]),\"publishedAt\":");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static String base;
    private static String token;

    public static void main(String[] arguments) throws Exception {
        base = arguments[0];
        token = arguments[1];
        List<String> contents = new ArrayList<>();
        for (String id : all(ID, "/manage/articles?status=published&limit=100")) {
            contents.add(found(CONTENT, get("/manage/articles/" + id)));
        }
        List<String> sections = all(SLUG, "/manage/sections?limit=100");
        while (sections.size() < SECTIONS) {
            sections.add(found(SLUG, post("/manage/sections", "{\"name\": \"District %d\"}".formatted(sections.size()))));
        }
        List<String> authors = all(SLUG, "/manage/authors?limit=100");
        while (authors.size() < AUTHORS) {
            authors.add(found(SLUG, post("/manage/authors", "{\"name\": \"Reporter %d\"}".formatted(authors.size()))));
        }
        for (int i = 0; i < AUTHORS * ARTICLES_OF_EACH; i++) {
            String author = authors.get(i % AUTHORS);
            String article = contents.get(i % contents.size())
                    .replaceFirst("\"headline\":\"((?:[^\"\\\\]|\\\\.)*)\"", "\"headline\":\"$1, part " + (i + 2) + "\"")
                    .replaceFirst("\"section\":\"[^\"]*\"", "\"section\":\"" + sections.get(i % SECTIONS) + "\"")
                    .replaceFirst("\"sections\":\\[[^]]*]", "\"sections\":[]")
                    .replaceFirst("\"byline\":\\[[^]]*]", "\"byline\":[{\"author\":\"" + author + "\"}]");
            Instant at = LAST.minus(BETWEEN.multipliedBy(i));
            String id = found(ID, post("/manage/articles", "{" + article + ",\"publishedAt\":\"" + at + "\"}"));
            post("/manage/articles/" + id + "/actions/publish", "{}");
        }
    }

    private static List<String> all(Pattern pattern, String path) throws Exception {
        List<String> all = new ArrayList<>();
        // Entries begin with these; what is nested in them has an id and a slug too, but no version.
        Matcher entry = Pattern.compile("\\{\"id\":\"[^\"]+\",\"version\":.*?\"slug\":\"[^\"]+\"").matcher(get(path));
        while (entry.find()) {
            all.add(found(pattern, entry.group()));
        }
        return all;
    }

    private static String get(String path) throws Exception {
        return body(request(path).build());
    }

    private static String post(String path, String json) throws Exception {
        return body(request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*");
    }

    private static String body(HttpRequest request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }
}
