import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has the read model rebuilt and tells how long it takes.
 *
 * <p>{@code java src/bench/Rebuild.java http://127.0.0.1:8097/api/v1 token}
 */
public class Rebuild {

    private static final Pattern NONE_RUNS = Pattern.compile("\"rebuilds\":\\[\\]");
    private static final Pattern LAST = Pattern.compile(
            "\"lastRebuild\":\\{.*?\"startedAt\":\"([^\"]+)\",\"done\":(\\d+),.*?\"finishedAt\":\"([^\"]+)\",\"failed\":(\\d+)");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        HttpRequest.Builder maintenance = HttpRequest.newBuilder(URI.create(arguments[0] + "/manage/maintenance"))
                .header("Authorization", "Bearer " + arguments[1]);
        body(HttpRequest.newBuilder(maintenance.build(), (name, value) -> true)
                .uri(URI.create(arguments[0] + "/manage/maintenance/rebuild"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        String state = body(maintenance.build());
        while (!NONE_RUNS.matcher(state).find()) {
            Thread.sleep(500);
            state = body(maintenance.build());
        }
        Matcher last = LAST.matcher(state);
        if (!last.find()) {
            throw new IllegalStateException(state);
        }
        System.out.printf(
                "%,d rows of the read model made anew in %.1f s; %s failed%n",
                Integer.parseInt(last.group(2)),
                Duration.between(Instant.parse(last.group(1)), Instant.parse(last.group(3)))
                                .toMillis()
                        / 1000.0,
                last.group(4));
    }

    private static String body(HttpRequest request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
