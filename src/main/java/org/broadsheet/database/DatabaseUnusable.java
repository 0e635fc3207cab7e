package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * The service cannot start on its database. The message is for the operator: one line that says what is wrong and what
 * to do, followed by PostgreSQL's own words where it has any. Carries no stack trace: it is an answer, not a fault.
 */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String message) {
        super(message, null, false, false);
    }

    static DatabaseUnusable on(DataDirectory directory, IOException cause) {
        return new DatabaseUnusable("The database directory " + directory.path() + " cannot be used: " + reason(cause));
    }

    static String reason(IOException cause) {
        return cause instanceof AccessDeniedException denied
                ? "no permission for " + denied.getFile()
                : cause.getClass().getSimpleName() + ", " + cause.getMessage();
    }
}
