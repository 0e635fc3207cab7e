package org.broadsheet.attack;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How the work for a text grows with it, as time of the processor, so that others on the machine do not count.
 *
 * @param half milliseconds for half of the text
 * @param whole milliseconds for all of it
 */
record Growth(String work, String text, double half, double whole) {

    static final int LENGTH = 64 * 1024;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final int REPEATED = 3;

    /** Below this the collector and the compiler are what is measured. */
    private static final double FLOOR = 5;

    private static final double MOST = 3;

    /** The least growth of some measurements: what disturbs adds to the work and takes nothing away from it. */
    static Growth of(String work, String name, Consumer<String> worker, String half, String whole) {
        double once = millis(worker, whole);
        Growth growth = new Growth(work, name, once, once);
        if (once <= FLOOR) {
            return growth;
        }
        for (int i = 0; i < REPEATED && (i == 0 || !growth.isLinear()); i++) {
            growth = new Growth(work, name, median(worker, half), median(worker, whole));
        }
        return growth;
    }

    boolean isLinear() {
        return whole <= FLOOR || whole <= MOST * half;
    }

    private static double median(Consumer<String> worker, String text) {
        double[] runs = new double[RUNS];
        Arrays.setAll(runs, i -> millis(worker, text));
        Arrays.sort(runs);
        return runs[RUNS / 2];
    }

    private static double millis(Consumer<String> worker, String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        worker.accept(text);
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    @Override
    public String toString() {
        return String.format("%8.1f ms %8.1f ms  ×%4.1f  %s: %s", half, whole, whole / half, work, text);
    }
}
