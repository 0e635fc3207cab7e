import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Schedules many articles for the same second and tells how long it takes until all of them are public.
 *
 * <p>{@code java src/bench/Due.java http://127.0.0.1:8097/api/v1 token 10000}
 */
public class Due {

    private static final int CLIENTS = 8;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static String base;
    private static String token;

    public static void main(String[] arguments) throws Exception {
        base = arguments[0];
        token = arguments[1];
        int articles = Integer.parseInt(arguments[2]);
        String section = found(ID, post("/manage/sections", "{\"name\": \"Due " + System.nanoTime() + "\"}"));
        String[] ids = new String[articles];
        each(articles, n -> ids[n] = found(ID, post("/manage/articles", """
                {"headline": "Due at the same second, no. %d", "section": "%s",
                 "body": {"format": "markdown", "value": "A paragraph of a story that waits for its time."}}""".formatted(n, section))));
        // Later than it takes to schedule them all, which is measured on the first.
        Instant begin = Instant.now();
        int first = Math.min(articles, 200);
        Instant far = begin.plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        each(first, n -> schedule(ids[n], far));
        Duration enough = Duration.between(begin, Instant.now())
                .multipliedBy(2L * articles / first)
                .plusSeconds(20);
        Instant due = Instant.now().plus(enough).truncatedTo(ChronoUnit.SECONDS);
        each(articles, n -> schedule(ids[n], due));
        if (!Instant.now().isBefore(due)) {
            throw new IllegalStateException("Scheduling took until they were due");
        }
        int shown = shown(section);
        if (shown != 0) {
            throw new IllegalStateException(shown + " are public too early");
        }
        Thread.sleep(Duration.between(Instant.now(), due).toMillis());
        while (shown(section) < articles) {
            Thread.sleep(100);
        }
        System.out.printf(
                "%,d articles due at the same second: all public %.1f s after it%n",
                articles, Duration.between(due, Instant.now()).toMillis() / 1000.0);
    }

    private interface Work {
        void on(int n) throws Exception;
    }

    private static void each(int count, Work work) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger failed = new AtomicInteger();
        IntStream.range(0, count).forEach(n -> clients.submit(() -> {
            try {
                work.on(n);
            } catch (Exception e) {
                if (failed.incrementAndGet() == 1) {
                    e.printStackTrace();
                }
            }
        }));
        clients.shutdown();
        clients.awaitTermination(1, TimeUnit.HOURS);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " requests failed");
        }
    }

    private static void schedule(String id, Instant at) throws Exception {
        post("/manage/articles/" + id + "/actions/schedule", "{\"publishAt\": \"" + at + "\"}");
    }

    private static int shown(String section) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + "/articles?limit=1&fields=id&total=exact&section=" + section))
                .build();
        return Integer.parseInt(found(TOTAL, body(request)));
    }

    private static String post(String path, String json) throws Exception {
        return body(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
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
