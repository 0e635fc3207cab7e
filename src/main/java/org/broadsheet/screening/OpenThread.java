package org.broadsheet.screening;

import java.util.List;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Comments are taken where the thread is open. */
final class OpenThread implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        if (!comment.policy().isOpen(comment.now())) {
            throw new ProblemException(ProblemType.commentsClosed, "Nobody can comment on this article now");
        }
        return List.of();
    }
}
