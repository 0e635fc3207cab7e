package org.broadsheet.comment;

import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Reader;

/**
 * Who writes a comment.
 *
 * @param reader who has signed in; empty for a guest
 * @param guest of a guest who has written before
 * @param network see {@link Networks#current}
 */
record Writer(Optional<Reader> reader, Optional<UUID> guest, byte[] network) {}
