package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is imposed on a reader; the names are stored and part of the contract. */
@Schema(
        description =
                "`ban`: their comments are refused; `alwaysHold`: a moderator looks at each first; `warning`: they were"
                        + " warned")
enum SanctionKind {
    ban,
    alwaysHold,
    warning
}
