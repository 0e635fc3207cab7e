package org.broadsheet.security;

import java.util.Set;
import java.util.UUID;

/** Who makes the request. */
public record Caller(UUID id, String name, Set<String> rights) {

    static final String ATTRIBUTE = "caller";

    /** The one who may do everything; there from the first migration on. */
    static final Caller ADMINISTRATOR =
            new Caller(UUID.fromString("00000000-0000-7000-8000-000000000001"), "Administrator", Rights.ALL);

    public boolean may(String right) {
        return rights.contains(right);
    }
}
