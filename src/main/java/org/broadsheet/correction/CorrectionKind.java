package org.broadsheet.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a correction does to what readers took from the article. */
@Schema(
        description =
                "correction: something was wrong. clarification: something could be misunderstood. update: something"
                        + " has changed since. retraction: it should not have been published as it was")
public enum CorrectionKind {
    correction,
    clarification,
    update,
    retraction
}
