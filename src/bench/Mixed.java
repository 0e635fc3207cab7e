import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readers, commenters and editors at once: of 100 requests 95 read, articles and lists as often as Zipf's law says, 4
 * comment, and 1 publishes an edit. Each connection sends its next request when the last one is answered. Prints one value
 * to a line, by name.
 *
 * <p>Staleness is the time from the answer to a publish until a read shows what was published, of what had been read on that
 * node before. On the node that published, the first read of the article and of a list that it is in must show it. The other
 * one is asked every millisecond. These reads and the saving of the edit are in none of the other numbers.
 *
 * <p>{@code java src/bench/Mixed.java port port-of-the-other-node token slugs.txt lists.txt connections seconds}
 */
public class Mixed {

    private static final double LISTS = 0.2;
    private static final int STORIES_OF_EACH = 4;
    private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(10);

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

    private static int port;
    private static int otherPort;
    private static String token;
    private static List<String> slugs;
    private static List<String> lists;
    private static double[] ofSlugs;
    private static double[] ofLists;

    private static final AtomicInteger CONNECTION_ERRORS = new AtomicInteger();
    private static final AtomicInteger SERVER_ERRORS = new AtomicInteger();
    private static final AtomicInteger OTHER_ANSWERS = new AtomicInteger();
    private static final AtomicInteger STALE = new AtomicInteger();
    private static final AtomicReference<String> FIRST_FAILURE = new AtomicReference<>();
    private static final Times READS = new Times();
    private static final Times COMMENTS = new Times();
    private static final Times PUBLISHES = new Times();
    private static final Times STALENESS = new Times();
    private static final Times UNCOUNTED = new Times();

    /** As many as there is to watch: who waits for a turn would find it fresh. */
    private static final ExecutorService WATCHERS = Executors.newCachedThreadPool();

    private static final ThreadLocal<Connection> OTHER = ThreadLocal.withInitial(() -> new Connection(otherPort));

    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        otherPort = Integer.parseInt(arguments[1]);
        token = arguments[2];
        slugs = Files.readAllLines(Path.of(arguments[3]));
        lists = Files.readAllLines(Path.of(arguments[4]));
        ofSlugs = zipf(slugs.size());
        ofLists = zipf(lists.size());
        int connections = Integer.parseInt(arguments[5]);
        long seconds = Long.parseLong(arguments[6]);

        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(i));
        }
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads =
                clients.stream().map(client -> new Thread(() -> client.run(end))).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - begin) / 1e9;
        WATCHERS.shutdown();
        WATCHERS.awaitTermination(1, TimeUnit.MINUTES);

        print("seconds", took);
        print("reads", READS);
        print("comments", COMMENTS);
        print("publishes", PUBLISHES);
        print("staleHere", STALE.get());
        print("staleThere", STALENESS);
        print("serverErrors", SERVER_ERRORS.get());
        print("connectionErrors", CONNECTION_ERRORS.get());
        print("otherAnswers", OTHER_ANSWERS.get());
        if (FIRST_FAILURE.get() != null) {
            System.err.println("First failure: " + FIRST_FAILURE.get());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.1f%n", name, value);
    }

    private static void print(String name, int count) {
        System.out.printf("%s %d%n", name, count);
    }

    private static void print(String name, Times times) {
        print(name, times.count());
        print(name + "P50", times.millis(0.5));
        print(name + "P99", times.millis(0.99));
        print(name + "Max", times.millis(1));
    }

    /** How likely one is to be asked for something that is as popular, or more; the first is asked for most. */
    private static double[] zipf(int size) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        for (int i = 0; i < size; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    private static String any(List<String> names, double[] sums) {
        int found = Arrays.binarySearch(sums, ThreadLocalRandom.current().nextDouble());
        return names.get(Math.min(found < 0 ? -found - 1 : found, names.size() - 1));
    }

    private static void failed(AtomicInteger counter, String what) {
        counter.incrementAndGet();
        FIRST_FAILURE.compareAndSet(null, what);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }

    private record Request(String method, String path, String type, String body) {

        static Request get(String path) {
            return new Request("GET", path, null, null);
        }
    }

    private record Answer(int status, String text) {}

    /** Sends it and takes the time; null where it failed, which is counted. */
    private static Answer send(Connection connection, Request request, Times times) {
        long begin = System.nanoTime();
        try {
            Answer answer = connection.send(request);
            if (answer.status() < 200 || answer.status() >= 300) {
                failed(answer.status() >= 500 ? SERVER_ERRORS : OTHER_ANSWERS, request + ": " + answer);
                return null;
            }
            times.add(System.nanoTime() - begin);
            return answer;
        } catch (IOException e) {
            failed(CONNECTION_ERRORS, request + ": " + e);
            connection.close();
            return null;
        }
    }

    /** An article that one client edits; the tag is on that client's alone. */
    private record Story(String id, String article, String list) {}

    private static final class Client {

        private final int number;
        private final Connection connection = new Connection(port);
        private final List<Story> stories = new ArrayList<>();
        private int edits;

        Client(int number) throws IOException {
            this.number = number;
            String tag = found(SLUG, make("/tags", "{\"name\": \"Mixed " + number + " of " + System.nanoTime() + "\"}"));
            for (int i = 0; i < STORIES_OF_EACH; i++) {
                String story = make("/articles", """
                        {"headline": "%s", "section": "district-19", "tags": ["%s"],
                         "body": {"format": "markdown", "value": "A paragraph of a story that is edited often."}}"""
                        .formatted(headline(0), tag));
                String id = found(ID, story);
                make("/articles/" + id + "/actions/publish", "{}");
                stories.add(new Story(
                        id, "/api/v1/articles/" + found(SLUG, story), "/api/v1/articles?limit=20&tag=" + tag));
            }
        }

        private String make(String path, String json) throws IOException {
            Answer answer = connection.send(new Request("POST", "/api/v1/manage" + path, JSON, json));
            if (answer.status() >= 300) {
                throw new IllegalStateException(path + ": " + answer);
            }
            return answer.text();
        }

        private String headline(int version) {
            return "Edited by client " + number + " for the " + version + ". time";
        }

        void run(long end) {
            while (System.nanoTime() < end) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                int dice = random.nextInt(100);
                if (dice < 95) {
                    String path =
                            random.nextDouble() < LISTS ? any(lists, ofLists) : "/api/v1/articles/" + any(slugs, ofSlugs);
                    send(connection, Request.get(path), READS);
                } else if (dice < 99) {
                    String comment = "{\"name\": \"Mara\", \"body\": \"I take it *every* morning: %d.\"}"
                            .formatted(random.nextLong(Long.MAX_VALUE));
                    String path = "/api/v1/articles/" + any(slugs, ofSlugs) + "/comments";
                    send(connection, new Request("POST", path, JSON, comment), COMMENTS);
                } else {
                    publish();
                }
            }
        }

        private void publish() {
            Story story = stories.get(edits % stories.size());
            int version = ++edits;
            String path = "/api/v1/manage/articles/" + story.id();
            String edit = "{\"headline\": \"" + headline(version) + "\"}";
            if (send(connection, Request.get(story.article()), UNCOUNTED) == null
                    || send(connection, Request.get(story.list()), UNCOUNTED) == null
                    || send(OTHER.get(), Request.get(story.article()), UNCOUNTED) == null
                    || send(connection, new Request("PATCH", path, MERGE_PATCH, edit), UNCOUNTED) == null
                    || send(connection, new Request("POST", path + "/actions/publish", JSON, "{}"), PUBLISHES) == null) {
                return;
            }
            long published = System.nanoTime();
            WATCHERS.submit(() -> watch(story, headline(version), published));
            for (String read : List.of(story.article(), story.list())) {
                Answer answer = send(connection, Request.get(read), UNCOUNTED);
                if (answer != null && !answer.text().contains(headline(version))) {
                    failed(STALE, read + " does not show “" + headline(version) + "”: " + answer.text());
                }
            }
        }

        /** The next edit of the same story is far away: a client's stories take turns. */
        private static void watch(Story story, String headline, long published) {
            while (true) {
                Answer answer = send(OTHER.get(), Request.get(story.article()), UNCOUNTED);
                long waited = System.nanoTime() - published;
                if (answer == null) {
                    return;
                }
                if (answer.text().contains(headline)) {
                    STALENESS.add(waited);
                    return;
                }
                if (waited > GIVE_UP) {
                    failed(STALE, "The other node still shows " + answer.text());
                    return;
                }
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    /** One at a time, kept open: a client of the library would need half of what is measured. */
    private static final class Connection {

        private final int to;
        private Socket socket;
        private InputStream in;

        Connection(int to) {
            this.to = to;
        }

        Answer send(Request request) throws IOException {
            if (socket == null) {
                socket = new Socket("127.0.0.1", to);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            }
            byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\nHost: bench\r\n");
            if (request.body() != null) {
                head.append("Content-Type: " + request.type() + "\r\nContent-Length: " + body.length + "\r\n");
            }
            if (request.path().startsWith("/api/v1/manage/")) {
                head.append("Authorization: Bearer " + token + "\r\nIf-Match: *\r\n");
            }
            byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = Arrays.copyOf(first, first.length + body.length);
            System.arraycopy(body, 0, all, first.length, body.length);
            socket.getOutputStream().write(all);
            return answer();
        }

        private Answer answer() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = -1;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            if (length < 0) {
                throw new IOException("An answer without a length");
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            return new Answer(status, new String(bytes, StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                failed(CONNECTION_ERRORS, e.toString());
            }
            socket = null;
        }
    }

    private static final class Times {

        private long[] nanos = new long[1 << 16];
        private int count;

        synchronized void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = time;
        }

        synchronized int count() {
            return count;
        }

        /** The time that this share is not longer than. */
        synchronized double millis(double share) {
            if (count == 0) {
                return Double.NaN;
            }
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
        }
    }
}
