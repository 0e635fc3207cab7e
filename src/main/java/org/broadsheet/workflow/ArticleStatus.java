package org.broadsheet.workflow;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The one word for where an article stands; the names are those of the contract. */
@Schema(
        description =
                "The one word for where an article stands: `killed`, `archived`, `scheduleFailed`, else the publication,"
                        + " else the stage")
public enum ArticleStatus {
    draft,
    inReview,
    legalReview,
    ready,
    scheduled,
    scheduleFailed,
    published,
    unpublished,
    archived,
    killed
}
