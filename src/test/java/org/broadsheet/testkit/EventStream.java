package org.broadsheet.testkit;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who follows a stream of server-sent events, as a browser does. */
public final class EventStream implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String last;
    private volatile String retry;
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** @param id where the client would go on from after it */
    public record Event(String id, String type, String data) {

        public JsonPath json() {
            return JsonPath.from(data);
        }
    }

    /** @param headers names and values in turn */
    public static EventStream open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            EventStream stream =
                    new EventStream(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            if (stream.status() == 200) {
                Thread reader = new Thread(stream::read, "event-stream");
                reader.setDaemon(true);
                reader.start();
            }
            return stream;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(last, type, data.toString()));
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.add(value);
                } else if (line.startsWith("id:")) {
                    last = value;
                } else if (line.startsWith("event:")) {
                    type = value;
                } else if (line.startsWith("retry:")) {
                    retry = value;
                } else if (line.startsWith("data:")) {
                    data.append(value);
                }
            }
        } catch (IOException closed) {
            // As good as an end.
        } finally {
            ended = true;
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The body of a refusal. */
    public JsonPath problem() {
        try {
            return JsonPath.from(new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> comments() {
        return List.copyOf(comments);
    }

    /** Where it goes on from; null as long as it has not been told. */
    public String last() {
        return last;
    }

    public String retry() {
        return retry;
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException closed) {
            // It is.
        }
    }
}
