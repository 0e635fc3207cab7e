package org.broadsheet.http;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.StaleStateException;

/** What a failure of the database means to whoever sent the request, by SQLSTATE (PostgreSQL, appendix A). */
public final class DatabaseFailure {

    /** Seconds after which the same request may well succeed. */
    private static final String SOON = "1";

    private static final String LATER = "5";

    /** Connection, credentials, no such database, resources, and I/O: nothing that the request is to blame for. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "3D", "53", "58");

    /** Shut down by the administrator or a crash, starting up, read-only after a failover, and time-outs. */
    private static final Set<String> UNAVAILABLE_STATES =
            Set.of("57P01", "57P02", "57P03", "57P05", "57014", "25006", "25P03", "25P04", "55P03");

    private static final String DISK_FULL = "53100";

    private static final Set<String> RETRY_STATES = Set.of("40001", "40P01");
    private static final Set<String> TAKEN_STATES = Set.of("23505", "23503", "23P01");

    private DatabaseFailure() {}

    /** Whether the same would perhaps succeed at another time: some cause of it is that the database was not there. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (of(cause)
                    .map(ProblemException::type)
                    .filter(ProblemType.unavailable::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    static Optional<ProblemException> of(Throwable cause) {
        if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
            return Optional.of(new ProblemException(
                    ProblemType.preconditionFailed, "It was changed by another request in the meantime"));
        }
        return cause instanceof SQLException sql ? of(sql.getSQLState()) : Optional.empty();
    }

    /** By SQLSTATE; the pool's own exceptions (no connection in time, pool closed) have none. */
    private static Optional<ProblemException> of(String state) {
        if (DISK_FULL.equals(state)) {
            return unavailable(LATER, "The disk of the database is full; reading goes on");
        }
        if (state == null || UNAVAILABLE_STATES.contains(state) || UNAVAILABLE_CLASSES.contains(prefix(state))) {
            return unavailable(LATER, "The database cannot be reached now");
        }
        if (RETRY_STATES.contains(state)) {
            return unavailable(SOON, "Another request was in the way; send it again");
        }
        if (TAKEN_STATES.contains(state)) {
            return Optional.of(new ProblemException(ProblemType.conflict, "Another request came first"));
        }
        // Checks of our own come before; what only the database notices is still the fault of the input.
        return prefix(state).equals("22") || prefix(state).equals("23")
                ? Optional.of(new ProblemException(ProblemType.invalidRequest, "A value cannot be stored"))
                : Optional.empty();
    }

    private static Optional<ProblemException> unavailable(String retryAfter, String detail) {
        return Optional.of(new ProblemException(ProblemType.unavailable, detail).header("Retry-After", retryAfter));
    }

    private static String prefix(String state) {
        return state.length() < 2 ? "" : state.substring(0, 2);
    }
}
