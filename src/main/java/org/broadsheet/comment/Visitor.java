package org.broadsheet.comment;

import java.util.Optional;
import java.util.UUID;
import org.broadsheet.security.Reader;

/**
 * Who asks for comments, as far as it is proven; who is neither sees what everybody sees.
 *
 * @param guest known again by a {@code Comment-Token}
 * @param reader who has signed in
 */
record Visitor(Optional<UUID> guest, Optional<Reader> reader) {

    static final Visitor NOBODY = new Visitor(Optional.empty(), Optional.empty());

    /** As whom they vote. */
    Optional<Voter> voter() {
        return reader.map(Voter::of).or(() -> guest.map(Voter::ofGuest));
    }

    boolean isNobody() {
        return guest.isEmpty() && reader.isEmpty();
    }
}
