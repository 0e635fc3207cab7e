package org.broadsheet.screening;

import java.util.List;

/** All comments of whom moderators said so are read by one first. */
final class Distrust implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        return comment.isDistrusted()
                ? List.of(Finding.of("alwaysHold", Verdict.hold, "A moderator wanted it so"))
                : List.of();
    }
}
