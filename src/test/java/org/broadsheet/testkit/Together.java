package org.broadsheet.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things, a few at a time: one client alone mostly waits for the service. */
public final class Together {

    private static final int AT_A_TIME = 3;

    private Together() {}

    /** What becomes of each, in their order; throws what one of them throws, when all before it are done. */
    public static <T, R> List<R> map(Collection<T> things, Function<? super T, ? extends R> function) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<R>> begun = new ArrayList<>();
            things.forEach(thing -> begun.add(threads.submit(() -> function.apply(thing))));
            List<R> done = new ArrayList<>();
            for (Future<R> each : begun) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
