package org.broadsheet.screening;

import java.time.Instant;

/**
 * What whoever comments has said before, as far as it is known that it was them: readers who signed in, guests by their
 * token, and, while it is kept, the network that guests come from.
 *
 * @param lastHere when they commented on the article last; null for never
 * @param saidBefore whether they said the same lately, on whatever article
 * @param approved how many of their comments readers see, at most 100; of guests 0, since anybody can be one
 * @param decidedLately how many of their last seven days moderators decided about
 * @param rejectedLately how many of these they rejected
 */
public record History(Instant lastHere, boolean saidBefore, int approved, int decidedLately, int rejectedLately) {

    /** Of somebody who is new. */
    public static final History NONE = new History(null, false, 0, 0, 0);
}
