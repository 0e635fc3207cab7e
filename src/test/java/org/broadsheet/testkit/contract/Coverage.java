package org.broadsheet.testkit.contract;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which documented successes the run has met. */
final class Coverage {

    /**
     * System properties, because each test profile gets a new class loader and so new statics. Strings, one for each,
     * because others read all properties as such when they start again with the next profile.
     */
    private static final String MET = "contract.met.";

    private Coverage() {}

    static void exercised(Operation operation, int status) {
        System.setProperty(MET + entry(operation, status), "");
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

    private static Set<String> met() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(MET))
                .map(name -> name.substring(MET.length()))
                .collect(Collectors.toSet());
    }
}
