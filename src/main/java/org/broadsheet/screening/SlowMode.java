package org.broadsheet.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Between two comments of somebody on an article there is some time; staff need not wait. */
final class SlowMode implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        Instant last = comment.history().lastHere();
        if (last == null || comment.policy().slowMode().isZero() || comment.isEdit() || comment.isStaff()) {
            return List.of();
        }
        Instant next = last.plus(comment.policy().slowMode());
        if (next.isAfter(comment.now())) {
            // Rounded up: whoever waits as long as they are told is not too early.
            long seconds = Duration.between(comment.now(), next).plusMillis(999).toSeconds();
            throw new ProblemException(
                            ProblemType.tooManyRequests, "You can comment here again in " + seconds + " seconds")
                    .header("Retry-After", String.valueOf(seconds));
        }
        return List.of();
    }
}
