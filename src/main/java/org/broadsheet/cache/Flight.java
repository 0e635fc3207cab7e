package org.broadsheet.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.broadsheet.shared.ProblemException;

/** A miss under way: who waits for the same answer, and what has changed since it began. Guarded by itself. */
final class Flight {

    private final String address;
    private final List<Consumer<Landing>> waiting = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private boolean lost;
    private boolean landed;

    Flight(String address) {
        this.address = address;
    }

    /**
     * What became of it: one of the two, or nothing that others may have too.
     *
     * @param entry null where there is none
     * @param problem why nobody who asks the same gets an answer now
     */
    record Landing(Entry entry, Optional<ProblemException> problem) {}

    String address() {
        return address;
    }

    /** Whether it goes on; from then on the waiter will be told of its end. */
    synchronized boolean board(Consumer<Landing> waiter) {
        return !landed && waiting.add(waiter);
    }

    /** What it has read by now may be of before. */
    synchronized void change(Collection<String> keys) {
        changed.addAll(keys);
    }

    /** Whatever it has read may be of before. */
    synchronized void lose() {
        lost = true;
    }

    /** Whether an answer of these keys is still what it was when the flight began. */
    synchronized boolean isTrue(String[] keys) {
        if (lost) {
            return false;
        }
        for (String key : keys) {
            if (changed.contains(key)) {
                return false;
            }
        }
        return true;
    }

    /** Ends it; those who wait are told once, by the first call. */
    void land(Landing landing) {
        List<Consumer<Landing>> all;
        synchronized (this) {
            if (landed) {
                return;
            }
            landed = true;
            all = List.copyOf(waiting);
        }
        all.forEach(waiter -> waiter.accept(landing));
    }
}
