package org.broadsheet.screening;

import java.util.List;
import org.broadsheet.conversation.Commenters;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Guests comment where they may. */
final class SignedIn implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        if (!comment.isSignedIn() && comment.policy().settings().commenters() == Commenters.readers) {
            throw new ProblemException(ProblemType.unauthorized, "Only readers who have signed in comment here");
        }
        return List.of();
    }
}
