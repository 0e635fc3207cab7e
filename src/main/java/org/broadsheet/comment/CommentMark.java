package org.broadsheet.comment;

import java.util.Optional;
import java.util.stream.Stream;

/** What moderators set comments apart by, for readers to see. */
enum CommentMark {
    /** Picked as worth reading. */
    featured(DecisionAction.feature, DecisionAction.unfeature),
    /** To be shown above others. */
    pinned(DecisionAction.pin, DecisionAction.unpin),
    /** Of one that begins a thread: nobody answers in it any more. */
    locked(DecisionAction.lock, DecisionAction.unlock);

    private final DecisionAction set;
    private final DecisionAction cleared;

    CommentMark(DecisionAction set, DecisionAction cleared) {
        this.set = set;
        this.cleared = cleared;
    }

    /** The mark that the action sets or clears, if any. */
    static Optional<CommentMark> of(DecisionAction action) {
        return Stream.of(values())
                .filter(mark -> mark.set == action || mark.cleared == action)
                .findFirst();
    }

    /** Whether it is this action, one of the two, that sets the mark. */
    boolean isSetBy(DecisionAction action) {
        return set == action;
    }
}
