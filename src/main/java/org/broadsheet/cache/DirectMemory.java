package org.broadsheet.cache;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What java may take outside its heap ({@code -XX:MaxDirectMemorySize}), where the answers lie that are kept. */
final class DirectMemory {

    private DirectMemory() {}

    /** In bytes; where no option says so, as much as the heap may have. */
    static long limit() {
        String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue();
        long limit = Long.parseLong(option);
        return limit == 0 ? Runtime.getRuntime().maxMemory() : limit;
    }

    /**
     * How much can be kept of what somebody wants to keep: of what goes the memory comes back only when it is collected,
     * so a quarter of the limit is for that.
     */
    static long within(long limit, long wanted) {
        return Math.min(wanted, limit / 4 * 3);
    }
}
