package org.broadsheet.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What something was done to, by its address in management; of what lies in something else that.
 *
 * @param kind the collection, such as {@code articles}
 */
record AuditedObject(String kind, UUID id) {

    private static final Pattern ADDRESS = Pattern.compile("/api/v1/manage/(\\w+)/([0-9a-f-]{36})(?:/.*)?");

    /** Empty for the address of a whole collection. */
    static Optional<AuditedObject> in(String path) {
        return ADDRESS.matcher(path)
                .results()
                .filter(match -> match.end() == path.length() && match.start() == 0)
                .map(AuditedObject::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<AuditedObject> of(MatchResult address) {
        try {
            return Optional.of(new AuditedObject(address.group(1), UUID.fromString(address.group(2))));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
