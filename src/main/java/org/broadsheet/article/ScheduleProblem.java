package org.broadsheet.article;

import java.util.List;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why what was scheduled could not be done. */
@Schema(description = "Why what was scheduled could not be done")
record ScheduleProblem(
        @Schema(description = "As in problems", implementation = String.class)
        ProblemType code,

        @Schema(description = "For people") String detail,
        @Schema(description = "What stood in the way") List<Blocker> blockers) {}
