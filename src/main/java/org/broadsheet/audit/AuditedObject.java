package org.broadsheet.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What something was done to, by its address in management; of what lies in something else, or is set for it, that.
 *
 * @param kind the collection, such as {@code articles}
 */
record AuditedObject(String kind, UUID id) {

    private static final Pattern ADDRESS =
            Pattern.compile("/api/v1/manage/(?:comments/settings/)?(\\w+)/([0-9a-f-]{36})(?:/.*)?");

    /** Empty for the address of a whole collection. */
    static Optional<AuditedObject> in(String path) {
        Matcher address = ADDRESS.matcher(path);
        if (!address.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuditedObject(address.group(1), UUID.fromString(address.group(2))));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
