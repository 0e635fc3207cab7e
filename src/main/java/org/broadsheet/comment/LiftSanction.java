package org.broadsheet.comment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which sanction is lifted; the body may be absent. */
@Schema(description = "Which sanction is lifted")
record LiftSanction(
        @Schema(nullable = true, description = "Its id; null for all that stand")
        UUID sanction) {}
