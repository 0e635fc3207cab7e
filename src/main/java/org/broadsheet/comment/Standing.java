package org.broadsheet.comment;

import java.util.Optional;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.screening.Verdict;

/**
 * What the service itself makes of a text, before any moderator.
 *
 * @param queued whether it waits for one, shown or not
 */
record Standing(CommentStatus status, boolean queued) {

    /**
     * @param verdict the strictest of what was found; empty for nothing
     * @param isStaff whether somebody of the newsroom wrote it, for whom no moderator need wait
     */
    static Standing of(CommentMode mode, Optional<Verdict> verdict, boolean isStaff) {
        if (verdict.equals(Optional.of(Verdict.reject))) {
            return new Standing(CommentStatus.rejected, false);
        }
        if (verdict.equals(Optional.of(Verdict.hold))) {
            return new Standing(CommentStatus.withheld, true);
        }
        return mode == CommentMode.pre && !isStaff
                ? new Standing(CommentStatus.pending, true)
                : new Standing(CommentStatus.approved, mode == CommentMode.post || verdict.isPresent());
    }

    /** The same of a text that takes the place of another: what is held stays so, since a change is no way around a moderator. */
    Standing orHeldAs(Comment before) {
        return status != CommentStatus.approved ? this : new Standing(before.status(), queued || before.queued());
    }
}
