package org.broadsheet.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Identifiers: UUID version 7 (RFC 9562), so that they sort by the time they were made. */
public final class Ids {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** The same id for the same moment and name wherever it is made: for what must be alike on every installation. */
    public static UUID derived(Instant at, String name) {
        try {
            ByteBuffer random =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            long time = at.toEpochMilli() << 16;
            long version = 0x7000L | random.getShort() & 0x0fffL;
            long variant = random.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
            return new UUID(time | version, variant);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** The first of two lists that are in the order of their ids; an id that is in both comes once. */
    public static List<UUID> merged(List<UUID> one, List<UUID> other, int most) {
        // As texts they sort as in the database; UUID itself compares its halves as signed numbers.
        return Stream.concat(one.stream(), other.stream())
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .limit(most)
                .toList();
    }

    /** Whether the text is a UUID in the one form that we write; {@link UUID#fromString} takes many more. */
    public static boolean isId(String text) {
        return CANONICAL.matcher(text).matches();
    }
}
