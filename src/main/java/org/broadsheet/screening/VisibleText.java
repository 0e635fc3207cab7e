package org.broadsheet.screening;

import java.util.List;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/** There is something to read. How long it may be at most is a bound of the input. */
final class VisibleText implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        if (comment.remark().html().isEmpty()) {
            throw ProblemException.invalid(FieldError.at("/body", "blank", "Nothing of this text can be seen"));
        }
        return List.of();
    }
}
