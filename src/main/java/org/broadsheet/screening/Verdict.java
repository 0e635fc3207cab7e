package org.broadsheet.screening;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What should come of a comment, from the mildest to the strictest. */
@Schema(description = "`flag`: shown, and queued; `hold`: queued, and shown when approved; `reject`: not shown")
public enum Verdict {
    flag,
    hold,
    reject
}
