package org.broadsheet.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Reader;

/**
 * Who votes, or reports.
 *
 * @param key the same for the same one, with a digest in the place of who that is at the provider
 */
record Voter(String key) {

    private static final String READER = "reader:";

    static Voter of(Reader reader) {
        return ofReader(reader.issuer(), reader.subject());
    }

    static Voter ofReader(String issuer, String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return new Voter(READER + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Whether they have signed in. */
    boolean isReader() {
        return key.startsWith(READER);
    }

    static Voter ofGuest(UUID guest) {
        return new Voter("guest:" + guest);
    }

    /** Who wrote a comment; empty where nothing tells. */
    static Optional<Voter> of(Comment comment) {
        return comment.reader().map(Commenter::voter).or(() -> comment.guest().map(Voter::ofGuest));
    }
}
