package org.broadsheet.comment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One client who follows a thread, and what waits for it. */
final class LiveStream {

    /** Frames; all who follow the same thread share them. A client that is further behind is too slow. */
    private static final int MOST_WAITING = 128;

    private final UUID article;
    private final String network;
    private final Runnable drop;
    private final AtomicInteger waiting = new AtomicInteger();
    private final UnicastProcessor<Frame> frames =
            UnicastProcessor.create(new ArrayBlockingQueue<>(2 * MOST_WAITING), null);

    /** @param drop closes the connection without another word */
    LiveStream(UUID article, String network, Runnable drop) {
        this.article = article;
        this.network = network;
        this.drop = drop;
    }

    /**
     * What is sent at once.
     *
     * @param position of the change that it tells of; 0 for a sign of life
     * @param id where to go on after it
     * @param json of the change
     */
    record Frame(long position, String id, String type, String json) {

        static final Frame HEARTBEAT = new Frame(0, null, null, null);

        boolean isHeartbeat() {
            return this == HEARTBEAT;
        }
    }

    UUID article() {
        return article;
    }

    String network() {
        return network;
    }

    /** What is sent from now on, but changes up to a position, which the client knows already. */
    Multi<Frame> after(long position) {
        return frames.onItem()
                .invoke(waiting::decrementAndGet)
                .select()
                .where(frame -> frame.isHeartbeat() || frame.position() > position);
    }

    /** False where the client is too slow; then it is closed. */
    boolean send(Frame frame) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            drop.run();
            return false;
        }
        frames.onNext(frame);
        return true;
    }

    /** Ends it after what it was sent. */
    void end() {
        frames.onComplete();
    }
}
