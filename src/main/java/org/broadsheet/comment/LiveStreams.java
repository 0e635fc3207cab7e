package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.broadsheet.change.ChangesRead;
import org.broadsheet.conversation.CommentsConfig;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.jboss.logging.Logger;

/**
 * Tells all who follow threads on this node what changed. One thread reads it, once for all of them, whenever the log has been
 * read further; none of them has a thread or a connection to the database of its own.
 */
@ApplicationScoped
class LiveStreams {

    private static final Logger LOG = Logger.getLogger(LiveStreams.class);

    /** Positions; whoever is further behind comes back and goes on from where they were. */
    private static final long MOST_READ = 20_000;

    private static final String RETRY_SECONDS = "10";
    private static final long AFTER_FAILURE_MILLIS = 500;

    private final CommentLog log;
    private final LiveThreads live;
    private final CommentsConfig config;
    private final ObjectMapper json;

    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "comment-streams");

    /** By their articles; guarded by itself, as what is counted is. */
    private final Map<UUID, Set<LiveStream>> streams = new HashMap<>();

    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int count;
    private boolean closing;

    private volatile ChangesRead read;
    private volatile boolean stopping;

    /** Up to where whoever follows has been told; of the thread only. */
    private ChangesRead told;

    LiveStreams(CommentLog log, LiveThreads live, CommentsConfig config, ObjectMapper json) {
        this.log = log;
        this.live = live;
        this.config = config;
        this.json = json;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Ahead of the time that requests under way are given. */
    void close(@Observes ShutdownDelayInitiatedEvent event) {
        synchronized (streams) {
            closing = true;
        }
        endAll();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        synchronized (streams) {
            closing = true;
        }
        endAll();
        stopping = true;
        wake.release();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    void moved(@Observes ChangesRead event) {
        read = event;
        wake.release();
    }

    /**
     * Takes in one more who follows a thread.
     *
     * @throws ProblemException 503 where there are too many on this node, or it is stopping; 429 where there are too many of
     *     one network
     */
    void join(LiveStream stream) {
        synchronized (streams) {
            if (closing || count >= config.streams()) {
                throw new ProblemException(ProblemType.unavailable, "Too many follow comments here now")
                        .header("Retry-After", RETRY_SECONDS);
            }
            if (byNetwork.getOrDefault(stream.network(), 0) >= config.streamsPerClient()) {
                throw new ProblemException(
                                ProblemType.tooManyRequests,
                                "At most " + config.streamsPerClient() + " streams at once from one network")
                        .header("Retry-After", RETRY_SECONDS);
            }
            streams.computeIfAbsent(stream.article(), article -> new HashSet<>())
                    .add(stream);
            byNetwork.merge(stream.network(), 1, Integer::sum);
            count++;
        }
    }

    /** Forgets one; may be called more than once. */
    void leave(LiveStream stream) {
        synchronized (streams) {
            Set<LiveStream> same = streams.get(stream.article());
            if (same == null || !same.remove(stream)) {
                return;
            }
            if (same.isEmpty()) {
                streams.remove(stream.article());
            }
            byNetwork.computeIfPresent(stream.network(), (network, many) -> many == 1 ? null : many - 1);
            count--;
        }
    }

    int count() {
        synchronized (streams) {
            return count;
        }
    }

    private void run() {
        long beat = System.nanoTime();
        boolean complained = false;
        while (!stopping) {
            try {
                long untilBeat = beat + config.heartbeat().toNanos() - System.nanoTime();
                if (untilBeat <= 0) {
                    beat = System.nanoTime();
                    beat();
                } else if (wake.tryAcquire(untilBeat, TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
                follow();
                complained = false;
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | JsonProcessingException e) {
                if (!complained && !stopping) {
                    LOG.warnf("Who follows comments is not told of changes: %s", e.getMessage());
                    LOG.debug("In detail", e);
                }
                complained = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MILLIS);
            wake.release();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private void beat() {
        all().forEach(stream -> send(stream, List.of(LiveStream.Frame.HEARTBEAT)));
    }

    private void follow() throws JsonProcessingException {
        ChangesRead now = read;
        if (now == null || now.equals(told)) {
            return;
        }
        Set<UUID> articles = articles();
        if (!articles.isEmpty()) {
            boolean continues = told != null && now.epoch().equals(told.epoch());
            if (!continues || now.position() - told.position() > MOST_READ) {
                endAll();
            } else {
                tell(now, articles);
            }
        }
        told = now;
    }

    /** All is read before anybody is told, so that a failure in between leaves no gap and tells nothing twice. */
    private void tell(ChangesRead now, Set<UUID> articles) throws JsonProcessingException {
        Map<UUID, List<CommentLog.Entry>> changed = log.between(told.position(), now.position(), articles).stream()
                .collect(Collectors.groupingBy(CommentLog.Entry::article));
        if (!articles.containsAll(changed.keySet())) {
            // Something was set for many articles: any of these may have no thread any more.
            articles.forEach(article -> changed.putIfAbsent(article, List.of()));
            changed.keySet().retainAll(articles);
        }
        Map<UUID, Optional<List<LiveStream.Frame>>> frames = new HashMap<>();
        for (Map.Entry<UUID, List<CommentLog.Entry>> each : changed.entrySet()) {
            Optional<List<LiveThreads.Event>> events = live.events(each.getKey(), each.getValue());
            frames.put(
                    each.getKey(),
                    events.isPresent()
                            ? Optional.of(frames(now.epoch(), each.getKey(), events.get()))
                            : Optional.empty());
        }
        frames.forEach((article, sent) -> of(article).forEach(stream -> {
            if (sent.isPresent()) {
                send(stream, sent.get());
            } else {
                end(stream);
            }
        }));
    }

    /** What is sent of changes. */
    List<LiveStream.Frame> frames(UUID epoch, UUID article, List<LiveThreads.Event> events)
            throws JsonProcessingException {
        List<LiveStream.Frame> frames = new ArrayList<>();
        for (LiveThreads.Event event : events) {
            frames.add(new LiveStream.Frame(
                    event.position(),
                    live.cursor(epoch, event.position(), article),
                    event.change().type().name(),
                    json.writeValueAsString(event.change())));
        }
        return frames;
    }

    private void send(LiveStream stream, List<LiveStream.Frame> frames) {
        for (LiveStream.Frame frame : frames) {
            if (!stream.send(frame)) {
                leave(stream);
                return;
            }
        }
    }

    private void endAll() {
        all().forEach(this::end);
    }

    private void end(LiveStream stream) {
        leave(stream);
        stream.end();
    }

    private Set<UUID> articles() {
        synchronized (streams) {
            return Set.copyOf(streams.keySet());
        }
    }

    private List<LiveStream> all() {
        synchronized (streams) {
            return streams.values().stream().flatMap(Set::stream).toList();
        }
    }

    private List<LiveStream> of(UUID article) {
        synchronized (streams) {
            return List.copyOf(streams.getOrDefault(article, Set.of()));
        }
    }
}
