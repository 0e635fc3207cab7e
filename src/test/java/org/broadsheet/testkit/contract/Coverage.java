package org.broadsheet.testkit.contract;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which documented successes the run has met. */
final class Coverage {

    /** A system property holds the set, because each test profile gets a new class loader and so new statics. */
    private static final String KEY = "contract.coverage";

    private Coverage() {}

    static void exercised(Operation operation, int status) {
        met().add(entry(operation, status));
    }

    static boolean isEmpty() {
        return met().isEmpty();
    }

    /** Operation and status of every documented success that was not met, in alphabetic order. */
    static Set<String> missing(Contract contract) {
        Set<String> missing = documented(contract);
        missing.removeAll(met());
        return missing;
    }

    static Set<String> documented(Contract contract) {
        Set<String> documented = new TreeSet<>();
        contract.operations()
                .forEach(operation -> operation.statuses().stream()
                        .filter(status -> status < 400)
                        .forEach(status -> documented.add(entry(operation, status))));
        return documented;
    }

    private static String entry(Operation operation, int status) {
        return operation + " " + status;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> met() {
        Properties properties = System.getProperties();
        return (Set<String>) properties.computeIfAbsent(KEY, key -> ConcurrentHashMap.newKeySet());
    }
}
