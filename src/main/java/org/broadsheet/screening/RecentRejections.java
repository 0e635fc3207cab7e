package org.broadsheet.screening;

import java.util.List;

/** Who was rejected often of late is read by a moderator first. */
final class RecentRejections implements Rule {

    /** Fewer say nothing of anybody. */
    private static final int LEAST = 3;

    @Override
    public List<Finding> look(Submission comment) {
        History history = comment.history();
        int limit = comment.policy().settings().holdAtRejected();
        boolean isOften = limit > 0
                && history.decidedLately() >= LEAST
                && history.rejectedLately() * 100 >= limit * history.decidedLately();
        return isOften
                ? List.of(Finding.of(
                        "recentRejections",
                        Verdict.hold,
                        history.rejectedLately() + " of " + history.decidedLately() + " in a week"))
                : List.of();
    }
}
