package org.broadsheet.shared;

import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Identifiers: UUID version 7 (RFC 9562), so that they sort by the time they were made. */
public final class Ids {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** Whether the text is a UUID in the one form that we write; {@link UUID#fromString} takes many more. */
    public static boolean isId(String text) {
        return CANONICAL.matcher(text).matches();
    }
}
