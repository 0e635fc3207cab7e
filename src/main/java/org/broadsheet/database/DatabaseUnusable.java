package org.broadsheet.database;

/**
 * The service cannot start on its database. The message is for the operator: what is wrong and what to do, without
 * Java names. Carries no stack trace: it is an answer, not a fault.
 */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String message) {
        super(message, null, false, false);
    }
}
