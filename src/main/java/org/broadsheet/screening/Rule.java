package org.broadsheet.screening;

import java.util.List;
import org.broadsheet.shared.ProblemException;

/** One thing that comments are looked through for. */
interface Rule {

    /**
     * @return what it found; empty where nothing speaks against the comment
     * @throws ProblemException where the comment is not taken at all, and nothing of it kept
     */
    List<Finding> look(Submission comment);
}
