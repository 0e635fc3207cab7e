package org.broadsheet.operation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A row of numbers for all who want to know them at about the same time. It is asked for when somebody does, by a thread
 * of its own and one at a time, and not again while the last answer, or failure, is fresh. All wait together, and no
 * longer than a bound.
 */
public final class Sample {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Callable<Map<String, Double>> question;
    private final Duration fresh;
    private final Runnable others;

    private CompletableFuture<Map<String, Double>> answer;
    private long askedAt;
    private boolean asking;

    /** @param others asks other samples that are likely to be wanted next, so that the waits for all are one */
    Sample(Callable<Map<String, Double>> question, Duration fresh, Runnable others) {
        this.question = question;
        this.fresh = fresh;
        this.others = others;
    }

    /** A number of the row by its name; NaN where there was no answer in time. */
    public double number(String name) {
        others.run();
        return answer().handle((row, failure) -> failure == null ? row.get(name) : Double.NaN)
                .join();
    }

    /** Fails where there was none in time. */
    synchronized CompletableFuture<Map<String, Double>> answer() {
        long now = System.nanoTime();
        if (!asking && (answer == null || now - askedAt >= fresh.toNanos())) {
            CompletableFuture<Map<String, Double>> next = new CompletableFuture<>();
            answer = next.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            askedAt = now;
            Thread thread = new Thread(() -> ask(next), "operation-sample");
            thread.setDaemon(true);
            thread.start();
            asking = true;
        }
        // A copy, so that nobody can end it for the others.
        return answer.copy();
    }

    private void ask(CompletableFuture<Map<String, Double>> next) {
        try {
            next.complete(question.call());
        } catch (Exception e) {
            next.completeExceptionally(e);
        } finally {
            asked();
        }
    }

    private synchronized void asked() {
        asking = false;
    }
}
