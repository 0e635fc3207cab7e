package org.broadsheet.screening;

import java.util.List;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Nobody says the same twice within some time. */
final class Repetition implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        if (comment.history().saidBefore()) {
            throw new ProblemException(ProblemType.conflict, "You have said the same already");
        }
        return List.of();
    }
}
