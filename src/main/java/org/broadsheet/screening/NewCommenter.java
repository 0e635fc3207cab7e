package org.broadsheet.screening;

import java.util.List;

/** The first comments of somebody are read by a moderator first; staff are known. */
final class NewCommenter implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        int approved = comment.history().approved();
        return approved < comment.policy().settings().trustedAfter() && !comment.isStaff()
                ? List.of(Finding.of("newCommenter", Verdict.hold, approved + " approved so far"))
                : List.of();
    }
}
